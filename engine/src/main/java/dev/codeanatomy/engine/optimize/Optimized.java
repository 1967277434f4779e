package dev.codeanatomy.engine.optimize;

import dev.codeanatomy.common.digest.ContentHash;
import java.util.List;
import org.apache.calcite.rel.RelNode;

/**
 * An optimised plan.
 *
 * @param plan what to run
 * @param passes what happened, pass by pass, in order
 */
public record Optimized(RelNode plan, List<Pass> passes) {
  /** Copies the list. */
  public Optimized {
    passes = List.copyOf(passes);
  }

  /**
   * One rule over the whole plan.
   *
   * @param rule its name
   * @param before the digest of the plan it saw
   * @param after the digest of the plan it left
   */
  public record Pass(String rule, ContentHash before, ContentHash after) {
    /** Whether the rule did anything. */
    public boolean changed() {
      return !before.equals(after);
    }
  }
}
