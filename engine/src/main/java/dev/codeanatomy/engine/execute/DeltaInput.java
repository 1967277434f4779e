package dev.codeanatomy.engine.execute;

import dev.codeanatomy.engine.catalog.LoweredTable;
import dev.codeanatomy.engine.delta.DeltaScan;
import dev.codeanatomy.engine.delta.DeltaTable;
import dev.codeanatomy.engine.delta.ScanSql;
import java.util.OptionalDouble;
import org.apache.arrow.vector.types.pojo.Schema;

/** A pinned version of a Delta table as a table the executor reads. Immutable. */
record DeltaInput(DeltaTable table, String sql, OptionalDouble rowCount) implements LoweredTable {
  /**
   * Plans the scan of a table.
   *
   * @throws dev.codeanatomy.contract.EngineException if its log cannot be read
   */
  static DeltaInput of(DeltaTable table) {
    DeltaScan scan = table.scan();
    return new DeltaInput(table, "(" + ScanSql.select(scan) + ")", OptionalDouble.empty());
  }

  @Override
  public Schema schema() {
    return table.schema();
  }
}
