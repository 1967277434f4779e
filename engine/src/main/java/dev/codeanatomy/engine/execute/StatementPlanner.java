package dev.codeanatomy.engine.execute;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.engine.lower.ExecutablePlan;
import dev.codeanatomy.engine.lower.Lowering;
import dev.codeanatomy.engine.optimize.Optimizer;
import dev.codeanatomy.engine.optimize.PlanDigest;
import dev.codeanatomy.engine.pushdown.ProviderFilterRule;
import java.util.List;
import org.apache.calcite.rel.RelNode;

/** Optimises and lowers the plans of one run or query, in one way. Used by one thread. */
final class StatementPlanner {
  private final Optimizer optimizer = new Optimizer(List.of(ProviderFilterRule.pass()));
  private final Lowering lowering = new Lowering();

  /**
   * A plan, ready to run.
   *
   * @param executable the statement
   * @param digest of the optimised plan
   */
  record Statement(ExecutablePlan executable, ContentHash digest) {}

  Statement plan(RelNode plan) {
    RelNode optimized = optimizer.optimize(plan).plan();
    return new Statement(lowering.lower(optimized), PlanDigest.of(optimized));
  }
}
