package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.function.Batch;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Arguments shown to plugin code. */
final class NativeBatch implements Batch {
  private final int rowCount;
  private final FieldVector[] columns;
  private final List<Boolean> constants;

  NativeBatch(int rowCount, FieldVector[] columns, List<Boolean> constants) {
    this.rowCount = rowCount;
    this.columns = columns;
    this.constants = constants;
  }

  @Override
  public int rowCount() {
    return rowCount;
  }

  @Override
  public int columnCount() {
    return columns.length;
  }

  @Override
  public FieldVector column(int index) {
    return columns[index];
  }

  @Override
  public boolean isConstant(int index) {
    return constants.get(index);
  }
}
