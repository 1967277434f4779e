package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.function.Batch;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Arguments shown to plugin code. */
record NativeBatch(int rowCount, List<FieldVector> columns, List<Boolean> constants)
    implements Batch {
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
}
