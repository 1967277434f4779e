package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.ScanRequest;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Rows that the engine itself knows, scanned like a plugin's table. A value is a {@code String},
 * {@code Boolean}, {@code Integer}, {@code Long}, a {@code List} of strings, or an {@code Optional}
 * of one of them. Immutable, safe for many threads.
 */
public final class SystemTable implements TableProvider {
  private static final byte[] WHOLE = new byte[0];

  private final Schema schema;
  private final List<List<Object>> rows;

  /**
   * A table.
   *
   * @param rows each with one value per column
   */
  public SystemTable(Schema schema, List<List<Object>> rows) {
    this.schema = schema;
    this.rows = rows.stream().map(List::copyOf).toList();
  }

  @Override
  public Schema schema() {
    return schema;
  }

  /** The rows, each with one value per column. */
  public List<List<Object>> rows() {
    return rows;
  }

  @Override
  public OptionalLong estimatedRows() {
    return OptionalLong.of(rows.size());
  }

  /** A digest of the rows. */
  @Override
  public Optional<String> contentVersion() {
    return Optional.of(
        ContentHash.ofParts("system-table", rows.stream().map(List::toString).toList()).text());
  }

  @Override
  public TableScan scan(ScanRequest request) {
    List<String> names = schema.getFields().stream().map(Field::getName).toList();
    List<Integer> columns = request.projection().stream().map(names::indexOf).toList();
    return new TableScan() {
      @Override
      public List<byte[]> splits() {
        return List.of(WHOLE);
      }

      @Override
      public BatchReader open(byte[] split) {
        return new Reader(columns);
      }
    };
  }

  private final class Reader implements BatchReader {
    private final List<Integer> columns;
    private int next;

    Reader(List<Integer> columns) {
      this.columns = columns;
    }

    @Override
    public boolean read(VectorSchemaRoot out, int maxRows) {
      int count = Math.min(maxRows, rows.size() - next);
      if (count == 0) {
        return false;
      }
      List<FieldVector> vectors = new ArrayList<>(out.getFieldVectors());
      for (int c = 0; c < vectors.size(); c++) {
        for (int row = 0; row < count; row++) {
          write(vectors.get(c), row, rows.get(next + row).get(columns.get(c)));
        }
      }
      next += count;
      out.setRowCount(count);
      return true;
    }
  }

  private static void write(FieldVector vector, int row, Object value) {
    switch (value) {
      case Optional<?> maybe -> {
        if (maybe.isPresent()) {
          write(vector, row, maybe.get());
        } else {
          vector.setNull(row);
        }
      }
      case String text ->
          ((VarCharVector) vector).setSafe(row, text.getBytes(StandardCharsets.UTF_8));
      case Boolean flag -> ((BitVector) vector).setSafe(row, flag ? 1 : 0);
      case Integer number -> ((IntVector) vector).setSafe(row, number);
      case Long number -> ((BigIntVector) vector).setSafe(row, number);
      case List<?> elements -> {
        ListVector list = (ListVector) vector;
        int start = list.startNewValue(row);
        for (int i = 0; i < elements.size(); i++) {
          write(list.getDataVector(), start + i, elements.get(i));
        }
        list.endValue(row, elements.size());
      }
      default -> throw new IllegalArgumentException("No column holds " + value.getClass());
    }
  }
}
