package dev.codeanatomy.engine.optimize;

import java.util.Optional;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;

/** Checks that every correlated row that a plan refers to is defined in it. */
final class CorrelatedRows {
  private CorrelatedRows() {}

  /** One that is used and not defined, if there is one. */
  static Optional<CorrelationId> undefined(RelNode plan) {
    Set<CorrelationId> free = RelOptUtil.getVariablesUsed(plan);
    return free.stream().findFirst();
  }
}
