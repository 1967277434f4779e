package dev.codeanatomy.contract.result;

import dev.codeanatomy.contract.EngineStage;

/**
 * How long a stage took.
 *
 * @param stage the stage
 * @param subject what it worked on, such as an output's name
 * @param micros wall time in microseconds
 */
public record StageTiming(EngineStage stage, String subject, long micros) {
  /** Refuses a negative time and a blank subject. */
  public StageTiming {
    if (micros < 0 || subject.isBlank()) {
      throw new IllegalArgumentException("A timing needs a subject and a time of at least zero");
    }
  }
}
