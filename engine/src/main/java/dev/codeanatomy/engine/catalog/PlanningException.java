package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import java.util.Optional;

/** A user's mistake, or a limit of ours, that was found while planning; carries its finding. */
public final class PlanningException extends RuntimeException {
  /** The place of a finding that is about a text as such, or a tree that never was text. */
  public static final String WHOLE_TEXT = "query";

  private final transient Finding finding;

  /** Wraps a finding; its text becomes the message. */
  public PlanningException(Finding finding) {
    super(finding.toString());
    this.finding = finding;
  }

  /** Wraps a finding with the exception that showed it. */
  public PlanningException(Finding finding, Throwable cause) {
    super(finding.toString(), cause);
    this.finding = finding;
  }

  /** A finding without expectation, with an optional remedy. */
  public static PlanningException of(
      FindingCode code, String where, String found, Optional<String> remedy) {
    return new PlanningException(Finding.of(code, where, found).remedy(remedy));
  }

  /** A finding with what to do about it. */
  public static PlanningException of(FindingCode code, String where, String found, String remedy) {
    return of(code, where, found, Optional.of(remedy));
  }

  /** What was found, where, and what to do. */
  public Finding finding() {
    return finding;
  }
}
