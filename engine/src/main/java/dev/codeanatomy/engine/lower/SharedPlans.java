package dev.codeanatomy.engine.lower;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Finds the nodes that a plan reaches more than once; writing them each time would double a text.
 */
final class SharedPlans extends RelHomogeneousShuttle {
  private final Map<RelNode, Integer> seen = new IdentityHashMap<>();
  private final Set<RelNode> shared = Collections.newSetFromMap(new IdentityHashMap<>());
  private final RexShuttle subQueries =
      new RexShuttle() {
        @Override
        public RexNode visitSubQuery(RexSubQuery query) {
          query.rel.accept(SharedPlans.this);
          return super.visitSubQuery(query);
        }
      };

  private SharedPlans() {}

  /** The shared nodes, by identity. A node that refers to an outer row is never one. */
  static Set<RelNode> of(RelNode plan) {
    SharedPlans visitor = new SharedPlans();
    plan.accept(visitor);
    return visitor.shared;
  }

  @Override
  public RelNode visit(RelNode node) {
    if (seen.merge(node, 1, Integer::sum) > 1) {
      boolean trivial = node instanceof TableScan || node instanceof Values;
      if (!trivial && RelOptUtil.getVariablesUsed(node).isEmpty()) {
        shared.add(node);
      }
      return node;
    }
    node.accept(subQueries);
    return super.visit(node);
  }
}
