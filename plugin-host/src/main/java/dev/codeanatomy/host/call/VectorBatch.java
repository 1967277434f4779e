package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.function.Batch;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/**
 * Rows of arguments in Arrow vectors. Closing it is what the host does after a call: it frees the
 * vectors, and a function that kept the batch is refused its further use. One thread at a time.
 */
public final class VectorBatch implements Batch, AutoCloseable {
  private final int rowCount;
  private final List<FieldVector> columns;
  private final List<Boolean> constants;
  private boolean revoked;

  /**
   * A batch over these vectors.
   *
   * @param rowCount how many rows, 0 or more
   * @param columns the vectors; closed with the batch
   * @param constants for each column whether it is one constant
   */
  public VectorBatch(int rowCount, List<? extends FieldVector> columns, List<Boolean> constants) {
    if (rowCount < 0 || columns.size() != constants.size()) {
      throw new IllegalArgumentException("A batch has rows, and a mark for each column");
    }
    this.rowCount = rowCount;
    this.columns = List.copyOf(columns);
    this.constants = List.copyOf(constants);
  }

  @Override
  public int rowCount() {
    requireLent();
    return rowCount;
  }

  @Override
  public int columnCount() {
    requireLent();
    return columns.size();
  }

  @Override
  public FieldVector column(int index) {
    requireLent();
    return columns.get(index);
  }

  @Override
  public boolean isConstant(int index) {
    requireLent();
    return constants.get(index);
  }

  /** Says whether any column is null in this row. */
  public boolean hasNull(int row) {
    requireLent();
    for (FieldVector column : columns) {
      if (column.isNull(row)) {
        return true;
      }
    }
    return false;
  }

  /** Ends what was lent, and frees the vectors. A second call does nothing. */
  @Override
  public void close() {
    if (!revoked) {
      revoked = true;
      columns.forEach(FieldVector::close);
    }
  }

  private void requireLent() {
    if (revoked) {
      throw new RevokedException("batch");
    }
  }
}
