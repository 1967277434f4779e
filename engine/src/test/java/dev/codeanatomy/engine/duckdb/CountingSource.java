package dev.codeanatomy.engine.duckdb;

import static dev.codeanatomy.engine.duckdb.Functions.field;
import static dev.codeanatomy.engine.duckdb.Functions.list;
import static dev.codeanatomy.engine.duckdb.Functions.struct;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Rows 0, 1, 2, … in splits of equal size, with a number, a text, a list and a struct made from the
 * row number; every seventh is null. Remembers what was asked and closed.
 */
final class CountingSource implements ScanSource {
  final List<List<String>> projections = new ArrayList<>();
  final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final AtomicLong rowsRead = new AtomicLong();
  private final int splits;
  private final long rowsPerSplit;
  private final long failAt;

  private final CountDownLatch readersToMeet;

  CountingSource(int splits, long rowsPerSplit, long failAt) {
    this(splits, rowsPerSplit, failAt, 0);
  }

  private CountingSource(int splits, long rowsPerSplit, long failAt, int readersToMeet) {
    this.readersToMeet = new CountDownLatch(readersToMeet);
    this.splits = splits;
    this.rowsPerSplit = rowsPerSplit;
    this.failAt = failAt;
  }

  static CountingSource of(int splits, long rowsPerSplit) {
    return new CountingSource(splits, rowsPerSplit, -1);
  }

  /** A source whose readers give no row before all of its splits are being read. */
  static CountingSource readAtOnce(int splits, long rowsPerSplit) {
    return new CountingSource(splits, rowsPerSplit, -1, splits);
  }

  @Override
  public Schema schema() {
    return new Schema(
        List.of(
            field("x", ArrowTypes.INT64),
            field("s", ArrowTypes.UTF8),
            list("l", field("element", ArrowTypes.INT64)),
            struct("st", field("a", ArrowTypes.INT64), field("b", ArrowTypes.UTF8))));
  }

  @Override
  public OptionalLong estimatedRows() {
    return OptionalLong.of(splits * rowsPerSplit);
  }

  @Override
  public TableScan scan(List<String> projection, int parallelism) {
    projections.add(projection);
    opened.incrementAndGet();
    return new TableScan() {
      @Override
      public List<byte[]> splits() {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < splits; i++) {
          all.add(ByteBuffer.allocate(Long.BYTES).putLong(i * rowsPerSplit).array());
        }
        return all;
      }

      @Override
      public BatchReader open(byte[] split) {
        opened.incrementAndGet();
        return new Reader(ByteBuffer.wrap(split).getLong());
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  private final class Reader implements BatchReader {
    private final long end;
    private long next;
    private boolean met;

    Reader(long first) {
      this.next = first;
      this.end = first + rowsPerSplit;
    }

    @Override
    public boolean read(VectorSchemaRoot out, int maxRows) throws PluginException {
      threads.add(Thread.currentThread());
      meet();
      int rows = (int) Math.min(maxRows, end - next);
      if (rows == 0) {
        return false;
      }
      for (FieldVector column : out.getFieldVectors()) {
        for (int i = 0; i < rows; i++) {
          if (next + i == failAt) {
            throw new PluginException("row " + failAt + " cannot be read");
          }
          if ((next + i) % 7 != 0) {
            write(column, i, next + i);
          }
        }
      }
      out.setRowCount(rows);
      next += rows;
      rowsRead.addAndGet(rows);
      return true;
    }

    private void meet() throws PluginException {
      if (!met) {
        met = true;
        readersToMeet.countDown();
        try {
          if (!readersToMeet.await(30, TimeUnit.SECONDS)) {
            throw new PluginException("the other splits are not read at the same time");
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new PluginException("interrupted");
        }
      }
    }

    private void write(FieldVector column, int row, long value) {
      byte[] text = ("a text " + value).getBytes(StandardCharsets.UTF_8);
      switch (column) {
        case BigIntVector numbers -> numbers.setSafe(row, value);
        case VarCharVector texts -> texts.setSafe(row, text);
        case ListVector lists -> {
          int start = lists.startNewValue(row);
          for (int i = 0; i < value % 4; i++) {
            ((BigIntVector) lists.getDataVector()).setSafe(start + i, value + i);
          }
          lists.endValue(row, (int) (value % 4));
        }
        case StructVector structs -> {
          structs.setIndexDefined(row);
          ((BigIntVector) structs.getChild("a")).setSafe(row, value);
          ((VarCharVector) structs.getChild("b")).setSafe(row, text);
        }
        default -> throw new IllegalStateException(column.getName());
      }
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
