package dev.codeanatomy.engine.sql;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/** A name for a plan: a scan of it becomes the plan itself, so that plans compose without text. */
final class PlannedTable extends AbstractTable {
  private final RelNode plan;

  PlannedTable(RelNode plan) {
    this.plan = plan;
  }

  RelNode plan() {
    return plan;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory factory) {
    return plan.getRowType();
  }
}
