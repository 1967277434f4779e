package dev.codeanatomy.engine.delta;

import dev.codeanatomy.contract.result.WriteOutcome;

/** How a write begins. */
public sealed interface WriteStart {
  /**
   * The same run has committed this output before: there is nothing to compute or write.
   *
   * @param version the version it made
   * @param outcome the same as a run result says it
   */
  record Done(long version, WriteOutcome outcome) implements WriteStart {}

  /**
   * Rows are to come.
   *
   * @param write to be closed by the caller, whatever happens
   */
  record Staged(StagedWrite write) implements WriteStart {}
}
