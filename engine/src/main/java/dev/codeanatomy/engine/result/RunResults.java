package dev.codeanatomy.engine.result;

import dev.codeanatomy.contract.result.Measured;
import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.engine.execute.RunOutcome;

/** Makes the result record of the contract from what a run left. Stateless. */
public final class RunResults {
  private RunResults() {}

  /**
   * The result. What differs between two runs of one spec on the same data is {@code measured}, and
   * the sizes of the files: rows are written in the order in which threads finish.
   */
  public static RunResult of(RunOutcome outcome) {
    return new RunResult(
        outcome.runId(),
        outcome.specHash(),
        outcome.parameters(),
        outcome.inputs(),
        outcome.outputs(),
        outcome.warnings(),
        outcome.plugins(),
        outcome.versions(),
        new Measured(outcome.startedAt(), outcome.completedAt(), outcome.timings()));
  }
}
