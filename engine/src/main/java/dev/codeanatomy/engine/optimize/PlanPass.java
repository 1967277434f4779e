package dev.codeanatomy.engine.optimize;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.calcite.rel.RelNode;

/**
 * A pass that a later stage hands to the optimiser.
 *
 * @param name what traces call it
 * @param apply gives a plan with the same rows; must not mind volatile calls
 */
public record PlanPass(String name, UnaryOperator<RelNode> apply) {
  public PlanPass {
    Objects.requireNonNull(name);
    Objects.requireNonNull(apply);
  }
}
