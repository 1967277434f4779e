package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.LoweredProvider;
import dev.codeanatomy.engine.catalog.LoweredTable;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.RelOptTableImpl;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.impl.AbstractTable;

/** A table of the executor as the planner sees it; lowering takes the table back out of it. */
public final class LoweredCalciteTable extends AbstractTable {
  private final LoweredTable table;

  LoweredCalciteTable(LoweredTable table) {
    this.table = table;
  }

  /** A scan of a table that has no name in the session: a table function gave it. */
  static RelNode scan(RelOptCluster cluster, LoweredProvider provider) {
    LoweredCalciteTable table = new LoweredCalciteTable(provider.table());
    RelOptTable planned =
        RelOptTableImpl.create(
            null,
            table.getRowType(cluster.getTypeFactory()),
            provider.name(),
            table,
            type -> {
              throw new IllegalStateException("Tables are lowered, never generated");
            });
    return LogicalTableScan.create(cluster, planned, List.of());
  }

  /** The executor's side of this table. */
  public LoweredTable table() {
    return table;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory factory) {
    return TypeTable.rowType(table.schema(), factory);
  }

  @Override
  public Statistic getStatistic() {
    return table.rowCount().isPresent()
        ? Statistics.of(table.rowCount().getAsDouble(), List.of())
        : Statistics.UNKNOWN;
  }
}
