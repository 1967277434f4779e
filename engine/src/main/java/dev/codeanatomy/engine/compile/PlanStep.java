package dev.codeanatomy.engine.compile;

import dev.codeanatomy.contract.spec.OutputTarget;
import org.apache.calcite.rel.RelNode;

/** One thing a run does. */
public sealed interface PlanStep {
  /** The rows it makes. */
  RelNode plan();

  /**
   * Keeps a view that is read more than once in a temporary table of the run's database.
   *
   * @param view the view's name
   * @param table name of the temporary table; later plans read it under this name
   * @param plan the view
   */
  record MaterializeView(String view, String table, RelNode plan) implements PlanStep {}

  /**
   * Writes an output.
   *
   * @param target the output
   * @param plan its rows; the columns are those to write, in order
   */
  record WriteOutput(OutputTarget target, RelNode plan) implements PlanStep {}
}
