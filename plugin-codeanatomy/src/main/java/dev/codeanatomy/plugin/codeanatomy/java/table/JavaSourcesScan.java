package dev.codeanatomy.plugin.codeanatomy.java.table;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.TableScan;
import dev.codeanatomy.plugin.codeanatomy.java.source.ContentHash;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceEntry;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** One scan over files that have passed its filters, in path order. */
final class JavaSourcesScan implements TableScan {
  /** A batch ends once it holds so much text, however few its rows are. */
  private static final long BATCH_BYTES = 8L << 20;

  private static final int SPLITS_PER_READER = 4;

  private final List<SourceEntry> entries;
  private final List<String> projection;
  private final int parallelism;

  JavaSourcesScan(List<SourceEntry> entries, List<String> projection, int parallelism) {
    this.entries = List.copyOf(entries);
    this.projection = List.copyOf(projection);
    this.parallelism = parallelism;
  }

  @Override
  public List<byte[]> splits() {
    return Splits.cut(entries.size(), parallelism * SPLITS_PER_READER, file -> 0);
  }

  @Override
  public BatchReader open(byte[] split) throws PluginException {
    return new Reader(Splits.of(split, entries.size()));
  }

  private boolean wants(String column) {
    return projection.contains(column);
  }

  private final class Reader implements BatchReader {
    private final int end;
    private int next;

    Reader(Splits range) {
      next = range.from();
      end = range.to();
    }

    @Override
    public boolean read(VectorSchemaRoot out, int maxRows) throws PluginException {
      int row = 0;
      long bytes = 0;
      while (next < end && row < maxRows && bytes < BATCH_BYTES) {
        bytes += write(entries.get(next), out, row);
        next++;
        row++;
      }
      if (row == 0) {
        return false;
      }
      out.setRowCount(row);
      return true;
    }

    private long write(SourceEntry entry, VectorSchemaRoot out, int row) throws PluginException {
      boolean reads = wants(JavaSourcesProvider.HASH) || wants(JavaSourcesProvider.CONTENT);
      Optional<byte[]> content = reads ? content(entry) : Optional.empty();
      long size = wants(JavaSourcesProvider.SIZE) ? JavaSourcesProvider.size(entry) : 0;
      for (int i = 0; i < projection.size(); i++) {
        FieldVector vector = out.getVector(i);
        switch (projection.get(i)) {
          case JavaSourcesProvider.PATH ->
              ((VarCharVector) vector).setSafe(row, entry.path().getBytes(StandardCharsets.UTF_8));
          case JavaSourcesProvider.SIZE -> ((BigIntVector) vector).setSafe(row, size);
          case JavaSourcesProvider.HASH ->
              set((VarCharVector) vector, row, content.map(ContentHash::of));
          case JavaSourcesProvider.CONTENT ->
              set(
                  (VarCharVector) vector,
                  row,
                  content.map(bytes -> SourceText.decode(bytes).text()));
          default -> throw new PluginException("java_sources has no column " + projection.get(i));
        }
      }
      return content.map(bytes -> (long) bytes.length).orElse(0L);
    }

    private void set(VarCharVector vector, int row, Optional<String> value) {
      if (value.isPresent()) {
        vector.setSafe(row, value.get().getBytes(StandardCharsets.UTF_8));
      } else {
        vector.setNull(row);
      }
    }

    /** Empty for a file that may not be read: its row stays, its content is null. */
    private Optional<byte[]> content(SourceEntry entry) {
      try {
        return Optional.of(entry.content().read());
      } catch (IOException e) {
        return Optional.empty();
      }
    }
  }
}
