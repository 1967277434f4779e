package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.BoundFunction;
import dev.codeanatomy.engine.catalog.LoweredProvider;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableFunctionScan;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCallBinding;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Puts the plans of views where conversion left a scan of their name, and scans of providers where
 * it left calls of table functions. It runs after conversion, because conversion copies what it
 * sees, and a view that is read twice must stay one object: lowering writes it once.
 */
final class PlannedTableExpansion extends RelHomogeneousShuttle {
  static RelNode expand(RelNode plan) {
    return plan.accept(new PlannedTableExpansion());
  }

  private final RexShuttle subQueries =
      new RexShuttle() {
        @Override
        public RexNode visitSubQuery(RexSubQuery query) {
          RexSubQuery visited = (RexSubQuery) super.visitSubQuery(query);
          RelNode inner = visited.rel.accept(PlannedTableExpansion.this);
          return inner == visited.rel ? visited : visited.clone(inner);
        }
      };

  @Override
  public RelNode visit(TableScan scan) {
    PlannedTable table = scan.getTable().unwrap(PlannedTable.class);
    if (table != null) {
      return table.plan();
    }
    InformationSchema.View view = scan.getTable().unwrap(InformationSchema.View.class);
    return view == null ? scan : ProviderScan.of(scan.getCluster(), view.rows());
  }

  @Override
  public RelNode visit(RelNode other) {
    if (other instanceof TableFunctionScan scan
        && scan.getCall() instanceof RexCall call
        && call.getOperator() instanceof PluginTableFunction function) {
      BoundFunction.Table bound =
          function.bound(
              RexCallBinding.create(scan.getCluster().getTypeFactory(), call, List.of()));
      if (bound.provider() instanceof LoweredProvider lowered) {
        return LoweredCalciteTable.scan(scan.getCluster(), lowered);
      }
      return ProviderScan.of(scan.getCluster(), ProviderTable.of(bound));
    }
    return super.visit(other).accept(subQueries);
  }
}
