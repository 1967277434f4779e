package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.engine.duckdb.ScanSource;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Rows that a plugin has ready in memory, so that their hand-over alone is measured. A number is
 * its row's place in its block of {@link #BLOCK_ROWS}, a text always the same. Batches may be of
 * one row, to measure what a batch costs.
 */
final class MemoryTable implements ScanSource {
  /** As many rows as the engine asks for at a time. */
  static final int BLOCK_ROWS = 1 << 14;

  /** Every so many rows of a block, the first included, are null in a table with nulls. */
  static final int NULL_STEP = 7;

  static final String TEXT = "str_123_abcdefgh";

  private static final byte[] NUMBERS = numbers();
  private static final byte[] OFFSETS = offsets();
  private static final byte[] TEXTS = TEXT.repeat(BLOCK_ROWS).getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ALL_VALID = validity(BLOCK_ROWS);
  private static final byte[] SOME_VALID = validity(NULL_STEP);

  private final long rows;
  private final int batchRows;
  private final byte[] validity;

  private static byte[] numbers() {
    ByteBuffer bytes = ByteBuffer.allocate(8 * BLOCK_ROWS).order(ByteOrder.nativeOrder());
    for (int i = 0; i < BLOCK_ROWS; i++) {
      bytes.putLong(i);
    }
    return bytes.array();
  }

  private static byte[] offsets() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * (BLOCK_ROWS + 1)).order(ByteOrder.nativeOrder());
    for (int i = 0; i <= BLOCK_ROWS; i++) {
      bytes.putInt(TEXT.length() * i);
    }
    return bytes.array();
  }

  private static byte[] validity(int step) {
    byte[] bits = new byte[BLOCK_ROWS / 8];
    Arrays.fill(bits, (byte) -1);
    if (step < BLOCK_ROWS) {
      for (int i = 0; i < BLOCK_ROWS; i += step) {
        bits[i / 8] &= (byte) ~(1 << i % 8);
      }
    }
    return bits;
  }

  private MemoryTable(long rows, int batchRows, byte[] validity) {
    this.rows = rows;
    this.batchRows = batchRows;
    this.validity = validity;
  }

  /** Rows in batches as large as the engine takes them. */
  static MemoryTable of(long rows, boolean nulls) {
    return new MemoryTable(rows, BLOCK_ROWS, nulls ? SOME_VALID : ALL_VALID);
  }

  /** Rows one by one. */
  static MemoryTable ofSingleRows(long rows) {
    return new MemoryTable(rows, 1, ALL_VALID);
  }

  @Override
  public Schema schema() {
    return new Schema(
        List.of(
            ArrowTypes.nullable("x", ArrowTypes.INT64), ArrowTypes.nullable("s", ArrowTypes.UTF8)));
  }

  @Override
  public OptionalLong estimatedRows() {
    return OptionalLong.of(rows);
  }

  /** In splits of whole blocks, two for each worker. */
  @Override
  public TableScan scan(List<String> projection, int parallelism) {
    long blocks = Math.ceilDiv(rows, (long) BLOCK_ROWS);
    long step = Math.ceilDiv(blocks, 2L * parallelism) * BLOCK_ROWS;
    List<byte[]> splits = new ArrayList<>();
    for (long start = 0; start < rows; start += step) {
      splits.add(
          ByteBuffer.allocate(16).putLong(start).putLong(Math.min(rows, start + step)).array());
    }
    return new TableScan() {
      @Override
      public List<byte[]> splits() {
        return splits;
      }

      @Override
      public BatchReader open(byte[] split) {
        ByteBuffer bounds = ByteBuffer.wrap(split);
        return new Reader(bounds.getLong(), bounds.getLong());
      }
    };
  }

  private final class Reader implements BatchReader {
    private final long end;
    private long next;

    Reader(long start, long end) {
      this.next = start;
      this.end = end;
    }

    @Override
    public boolean read(VectorSchemaRoot out, int maxRows) {
      int count = (int) Math.min(Math.min(maxRows, batchRows), end - next);
      if (count == 0) {
        return false;
      }
      for (FieldVector column : out.getFieldVectors()) {
        if (column instanceof BigIntVector numbers) {
          numbers.allocateNew(count);
          fill(numbers.getDataBuffer(), NUMBERS, 8 * count);
        } else if (column instanceof VarCharVector texts) {
          texts.allocateNew((long) TEXT.length() * count, count);
          fill(texts.getOffsetBuffer(), OFFSETS, 4 * (count + 1));
          fill(texts.getDataBuffer(), TEXTS, TEXT.length() * count);
          texts.setLastSet(count - 1);
        }
        fill(column.getValidityBuffer(), validity, (count + 7) / 8);
      }
      out.setRowCount(count);
      next += count;
      return true;
    }

    private static void fill(ArrowBuf target, byte[] ready, int bytes) {
      target.setBytes(0, ready, 0, bytes);
    }
  }
}
