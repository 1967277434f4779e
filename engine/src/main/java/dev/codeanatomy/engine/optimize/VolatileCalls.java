package dev.codeanatomy.engine.optimize;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Finds volatile calls anywhere in a plan, sub-queries included. */
public final class VolatileCalls extends RelHomogeneousShuttle {
  private boolean found;
  private final RexShuttle expressions =
      new RexShuttle() {
        @Override
        public RexNode visitCall(RexCall call) {
          found |= !call.getOperator().isDeterministic();
          return super.visitCall(call);
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery query) {
          query.rel.accept(VolatileCalls.this);
          return super.visitSubQuery(query);
        }
      };

  private VolatileCalls() {}

  /** Whether a plan calls a function whose value may change from row to row. */
  public static boolean in(RelNode plan) {
    VolatileCalls visitor = new VolatileCalls();
    plan.accept(visitor);
    return visitor.found;
  }

  @Override
  public RelNode visit(RelNode node) {
    node.accept(expressions);
    return super.visit(node);
  }
}
