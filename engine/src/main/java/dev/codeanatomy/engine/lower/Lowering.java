package dev.codeanatomy.engine.lower;

import dev.codeanatomy.engine.catalog.PlanningException;
import org.apache.calcite.rel.RelNode;

/**
 * Plans to statements of the executor. One instance serves one run, so that native names are unique
 * in the run's database. Used by one thread at a time.
 */
public final class Lowering {
  private final NativeNames names = new NativeNames();

  /**
   * The statement of one plan.
   *
   * @throws PlanningException if the plan holds something that cannot be executed
   */
  public ExecutablePlan lower(RelNode plan) {
    NativeFunctions natives = new NativeFunctions(names);
    RelationWriter writer =
        new RelationWriter(plan.getCluster().getRexBuilder(), natives, SharedPlans.of(plan));
    String sql = writer.statement(plan);
    return new ExecutablePlan(sql, natives.used());
  }
}
