package dev.codeanatomy.engine.optimize;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;

/**
 * Applies a pass to the largest parts of a plan that have no volatile call, and leaves the nodes
 * above them as they are. A node that is read twice stays one node: its volatile calls give one
 * value to both readers. Used for one plan.
 */
final class FreeParts extends RelHomogeneousShuttle {
  private final UnaryOperator<RelNode> pass;
  private final Map<RelNode, RelNode> done = new IdentityHashMap<>();

  FreeParts(UnaryOperator<RelNode> pass) {
    this.pass = pass;
  }

  @Override
  public RelNode visit(RelNode node) {
    RelNode known = done.get(node);
    if (known == null) {
      known = VolatileCalls.in(node) ? super.visit(node) : pass.apply(node);
      done.put(node, known);
    }
    return known;
  }
}
