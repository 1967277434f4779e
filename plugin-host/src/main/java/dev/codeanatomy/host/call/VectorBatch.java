package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.function.Batch;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/**
 * Rows of arguments in Arrow vectors.
 *
 * @param rowCount how many rows
 * @param columns the vectors, owned by the caller
 * @param constants for each column whether it is one constant
 */
public record VectorBatch(int rowCount, List<FieldVector> columns, List<Boolean> constants)
    implements Batch {

  /** Checks that each column says whether it is constant. */
  public VectorBatch {
    columns = List.copyOf(columns);
    constants = List.copyOf(constants);
    if (rowCount < 0 || columns.size() != constants.size()) {
      throw new IllegalArgumentException("A batch has rows, and a mark for each column");
    }
  }

  @Override
  public int columnCount() {
    return columns.size();
  }

  @Override
  public FieldVector column(int index) {
    return columns.get(index);
  }

  @Override
  public boolean isConstant(int index) {
    return constants.get(index);
  }

  /** Says whether any column is null in this row. */
  public boolean hasNull(int row) {
    for (FieldVector column : columns) {
      if (column.isNull(row)) {
        return true;
      }
    }
    return false;
  }
}
