package dev.codeanatomy.host.call;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;

/** A plugin's function broke a rule of the ABI while it ran. */
public final class CallDefectException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FindingCode code;
  private final String found;
  private final String expected;

  public CallDefectException(FindingCode code, String found, String expected) {
    super(found + "; expected " + expected);
    this.code = code;
    this.found = found;
    this.expected = expected;
  }

  /** The same as a finding about a place. */
  public Finding finding(String where) {
    return Finding.of(code, where, found).expected(expected);
  }
}
