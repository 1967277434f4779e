package dev.codeanatomy.plugin.codeanatomy.series;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.ScanRequest;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** A series as a table of one column. Immutable; read by many threads. */
final class SeriesProvider implements TableProvider {
  private static final Schema SCHEMA =
      new Schema(List.of(ArrowTypes.notNull("value", ArrowTypes.INT64)));
  private static final int SPLITS_PER_READER = 4;

  /** Fewer rows are not worth a split of their own. */
  private static final long LEAST_ROWS = 1 << 16;

  private final Series series;

  SeriesProvider(Series series) {
    this.series = series;
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public OptionalLong estimatedRows() {
    if (series.empty()) {
      return OptionalLong.of(0);
    }
    long last = series.last();
    return OptionalLong.of(last < 0 || last == Long.MAX_VALUE ? Long.MAX_VALUE : last + 1);
  }

  /** The same numbers always: the call says it all. */
  @Override
  public Optional<String> contentVersion() {
    return Optional.of(series.toString());
  }

  @Override
  public TableScan scan(ScanRequest request) {
    return new Scan(series, !request.projection().isEmpty(), request.parallelism());
  }

  private record Scan(Series series, boolean withValues, int parallelism) implements TableScan {
    @Override
    public List<byte[]> splits() {
      List<byte[]> splits = new ArrayList<>();
      if (series.empty()) {
        return splits;
      }
      long wanted = (long) parallelism * SPLITS_PER_READER;
      long share = Long.divideUnsigned(series.last(), wanted) + 1;
      long rows = Long.compareUnsigned(share, LEAST_ROWS) < 0 ? LEAST_ROWS : share;
      long from = 0;
      while (Long.compareUnsigned(series.last() - from, rows) >= 0) {
        splits.add(split(from, from + rows - 1));
        from += rows;
      }
      splits.add(split(from, series.last()));
      return splits;
    }

    /** The first place and the last one. */
    private static byte[] split(long from, long to) {
      return ByteBuffer.allocate(2 * Long.BYTES).putLong(from).putLong(to).array();
    }

    @Override
    public BatchReader open(byte[] split) throws PluginException {
      if (split.length == 2 * Long.BYTES) {
        ByteBuffer places = ByteBuffer.wrap(split);
        long from = places.getLong();
        long to = places.getLong();
        if (Long.compareUnsigned(from, to) <= 0 && Long.compareUnsigned(to, series.last()) <= 0) {
          return new Reader(series, withValues, from, to);
        }
      }
      throw new PluginException("a split does not fit this series; it was planned over another");
    }
  }

  private static final class Reader implements BatchReader {
    private final Series series;
    private final boolean withValues;
    private final long last;
    private long next;
    private boolean done;

    Reader(Series series, boolean withValues, long first, long last) {
      this.series = series;
      this.withValues = withValues;
      this.next = first;
      this.last = last;
    }

    @Override
    public boolean read(VectorSchemaRoot out, int maxRows) {
      if (done) {
        return false;
      }
      long behind = last - next;
      done = Long.compareUnsigned(behind, maxRows) < 0;
      int rows = done ? (int) behind + 1 : maxRows;
      if (withValues) {
        fill((BigIntVector) out.getVector(0), rows);
      }
      out.setRowCount(rows);
      next += rows;
      return true;
    }

    private void fill(BigIntVector values, int rows) {
      values.allocateNew(rows);
      values.getValidityBuffer().setOne(0L, (rows + 7L) / Byte.SIZE);
      ArrowBuf data = values.getDataBuffer();
      long value = series.at(next);
      for (int i = 0; i < rows; i++) {
        data.setLong((long) Long.BYTES * i, value);
        value += series.step();
      }
    }
  }
}
