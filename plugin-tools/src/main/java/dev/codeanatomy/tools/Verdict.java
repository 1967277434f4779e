package dev.codeanatomy.tools;

import dev.codeanatomy.common.finding.Severity;
import dev.codeanatomy.host.AdmissionReport;
import dev.codeanatomy.host.AdmissionResult;

/**
 * What came of looking at one archive, in one word.
 *
 * @param word {@code admitted}, {@code readable}, {@code refused} or {@code quarantined}
 * @param report how it went
 */
public record Verdict(String word, AdmissionReport report) {
  /** The verdict of a whole admission. */
  public static Verdict of(AdmissionResult result) {
    if (result instanceof AdmissionResult.Admitted) {
      return new Verdict("admitted", result.report());
    }
    return new Verdict(
        result instanceof AdmissionResult.Quarantined ? "quarantined" : "refused", result.report());
  }

  /** The verdict of the stages that run no code: a plugin is at best readable, never admitted. */
  public static Verdict ofStatic(AdmissionReport report) {
    boolean failed = report.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
    return new Verdict(failed ? "refused" : "readable", report);
  }
}
