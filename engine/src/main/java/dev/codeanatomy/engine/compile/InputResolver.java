package dev.codeanatomy.engine.compile;

import dev.codeanatomy.contract.spec.InputRelation;

/** Opens the inputs of a spec. Called once for each input, in the spec's order. */
public interface InputResolver {
  /**
   * The table of an input.
   *
   * @throws dev.codeanatomy.engine.catalog.PlanningException if it cannot be opened; reported with
   *     everything else that is wrong
   */
  InputTable resolve(InputRelation input);
}
