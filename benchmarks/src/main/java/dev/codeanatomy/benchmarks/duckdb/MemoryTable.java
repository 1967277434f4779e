package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.engine.duckdb.ScanSource;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Rows that a plugin has ready in memory, so that their hand-over alone is measured. Batches may be
 * of one row, to measure what a batch costs.
 */
final class MemoryTable implements ScanSource {
  private static final int READY_ROWS = 1 << 14;
  private static final int TEXT_BYTES = 16;
  private static final byte[] NUMBERS = numbers();
  private static final byte[] OFFSETS = offsets();
  private static final byte[] TEXTS =
      "str_123_abcdefgh".repeat(READY_ROWS).getBytes(StandardCharsets.US_ASCII);

  private final long rows;
  private final int batchRows;

  private static byte[] numbers() {
    ByteBuffer bytes = ByteBuffer.allocate(8 * READY_ROWS).order(ByteOrder.nativeOrder());
    for (int i = 0; i < READY_ROWS; i++) {
      bytes.putLong(i);
    }
    return bytes.array();
  }

  private static byte[] offsets() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * (READY_ROWS + 1)).order(ByteOrder.nativeOrder());
    for (int i = 0; i <= READY_ROWS; i++) {
      bytes.putInt(TEXT_BYTES * i);
    }
    return bytes.array();
  }

  MemoryTable(long rows, int batchRows) {
    this.rows = rows;
    this.batchRows = Math.min(batchRows, READY_ROWS);
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

  @Override
  public TableScan scan(List<String> projection, int parallelism) {
    return new TableScan() {
      @Override
      public List<byte[]> splits() {
        return new ArrayList<>(Collections.nCopies(1, new byte[0]));
      }

      @Override
      public BatchReader open(byte[] split) {
        return new Reader();
      }
    };
  }

  private final class Reader implements BatchReader {
    private long next;

    @Override
    public boolean read(VectorSchemaRoot out, int maxRows) {
      int count = (int) Math.min(Math.min(maxRows, batchRows), rows - next);
      if (count == 0) {
        return false;
      }
      for (FieldVector column : out.getFieldVectors()) {
        if (column instanceof BigIntVector numbers) {
          numbers.allocateNew(count);
          fill(numbers.getDataBuffer(), NUMBERS, 8 * count);
        } else if (column instanceof VarCharVector texts) {
          texts.allocateNew((long) TEXT_BYTES * count, count);
          fill(texts.getOffsetBuffer(), OFFSETS, 4 * (count + 1));
          fill(texts.getDataBuffer(), TEXTS, TEXT_BYTES * count);
          texts.setLastSet(count - 1);
        }
        column.getValidityBuffer().setOne(0L, (count + 7) / 8);
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
