package dev.codeanatomy.engine.delta;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.contract.result.WriteOutcome;
import java.util.List;

/**
 * What a run left in a table.
 *
 * @param version the version that holds the run's rows
 * @param rows how many rows the run added
 * @param files how many files hold them
 * @param outcome the same as a run result says it
 * @param warnings what went wrong after the commit; none of it concerns the rows
 */
public record CommittedWrite(
    long version, long rows, long files, WriteOutcome outcome, List<Finding> warnings) {
  /** Copies the warnings. */
  public CommittedWrite {
    warnings = List.copyOf(warnings);
  }
}
