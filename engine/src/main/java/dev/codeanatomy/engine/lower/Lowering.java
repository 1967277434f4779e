package dev.codeanatomy.engine.lower;

import org.apache.calcite.rel.RelNode;

/** Plans to statements of the executor. */
public final class Lowering {
  /** The statement of one plan. */
  public ExecutablePlan lower(RelNode plan) {
    NativeFunctions natives = new NativeFunctions();
    RelationWriter writer =
        new RelationWriter(plan.getCluster().getRexBuilder(), natives, SharedPlans.of(plan));
    return new ExecutablePlan(writer.statement(plan));
  }
}
