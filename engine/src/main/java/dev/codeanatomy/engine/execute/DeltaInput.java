package dev.codeanatomy.engine.execute;

import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.engine.catalog.LoweredTable;
import dev.codeanatomy.engine.catalog.PlanningException;
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
   * @throws EngineException if its log cannot be read
   */
  static DeltaInput of(DeltaTable table) {
    DeltaScan scan = table.scan();
    return new DeltaInput(table, "(" + ScanSql.select(scan) + ")", OptionalDouble.empty());
  }

  /** A refusal to open a table as a finding of planning, where it has one. */
  static RuntimeException planning(EngineException refused) {
    return refused
        .finding()
        .<RuntimeException>map(finding -> new PlanningException(finding, refused))
        .orElse(refused);
  }

  @Override
  public Schema schema() {
    return table.schema();
  }
}
