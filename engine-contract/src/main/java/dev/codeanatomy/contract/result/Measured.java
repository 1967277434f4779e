package dev.codeanatomy.contract.result;

import java.time.Instant;
import java.util.List;

/**
 * What differs from run to run of the same spec on the same data.
 *
 * @param startedAt when the run began
 * @param completedAt when it ended
 * @param stages how long its stages took, in order
 */
public record Measured(Instant startedAt, Instant completedAt, List<StageTiming> stages) {
  /** Copies the list. */
  public Measured {
    stages = List.copyOf(stages);
  }
}
