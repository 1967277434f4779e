package dev.codeanatomy.host;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.Severity;
import java.util.List;

/**
 * What one stage of an admission came to.
 *
 * @param stage which
 * @param status how it ended
 * @param findings everything it found, in a stable order
 */
public record StageReport(AdmissionStage stage, Status status, List<Finding> findings) {
  /** How a stage ended. */
  public enum Status {
    /** Done, without an error. */
    PASSED,
    /** Done, with at least one error. */
    FAILED,
    /** Not run, because an earlier one failed or the caller stopped before it. */
    NOT_REACHED,
    /** Not run, because this version of the host does not have it yet. */
    COMES_LATER
  }

  /** Copies the findings. */
  public StageReport {
    findings = List.copyOf(findings);
  }

  /** The report of a stage that ran. */
  public static StageReport of(AdmissionStage stage, List<Finding> findings) {
    boolean failed = findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return new StageReport(stage, failed ? Status.FAILED : Status.PASSED, findings);
  }

  /** The report of a stage that did not run. */
  public static StageReport skipped(AdmissionStage stage, Status status) {
    return new StageReport(stage, status, List.of());
  }
}
