package dev.codeanatomy.plugin.codeanatomy.java.table;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.TableScan;
import dev.codeanatomy.plugin.codeanatomy.java.extract.JavaAnalysis;
import dev.codeanatomy.plugin.codeanatomy.java.extract.JavaTable;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceFile;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * One scan of one table. Splits are ranges of files of about equal size, several for each reader so
 * that none waits long for another.
 */
final class JavaTableScan implements TableScan {
  private static final int SPLITS_PER_READER = 4;

  private final JavaTable table;
  private final SharedSources sources;
  private final List<String> projection;
  private final int parallelism;

  JavaTableScan(JavaTable table, SharedSources sources, List<String> projection, int parallelism) {
    this.table = table;
    this.sources = sources;
    this.projection = List.copyOf(projection);
    this.parallelism = parallelism;
  }

  @Override
  public List<byte[]> splits() throws PluginException {
    if (!table.isKeptByFile()) {
      return List.of(new Splits(0, 1).bytes());
    }
    List<SourceFile> files = sources.snapshot().files();
    return Splits.cut(
        files.size(), parallelism * SPLITS_PER_READER, file -> files.get(file).size());
  }

  @Override
  public BatchReader open(byte[] split) throws PluginException {
    JavaAnalysis analysis = sources.analysis();
    Splits files = Splits.of(split, Math.max(1, analysis.files().size()));
    return new Reader(
        analysis, table.firstRow(analysis, files.from()), table.firstRow(analysis, files.to()));
  }

  private final class Reader implements BatchReader {
    private final JavaAnalysis analysis;
    private final int end;
    private int next;

    Reader(JavaAnalysis analysis, int first, int end) {
      this.analysis = analysis;
      this.next = first;
      this.end = end;
    }

    @Override
    public boolean read(VectorSchemaRoot out, int maxRows) {
      int count = Math.min(maxRows, end - next);
      if (count == 0) {
        return false;
      }
      for (int i = 0; i < projection.size(); i++) {
        table.fill(analysis, projection.get(i), out.getVector(i), next, count);
      }
      out.setRowCount(count);
      next += count;
      return true;
    }
  }
}
