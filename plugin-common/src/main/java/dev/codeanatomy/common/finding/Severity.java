package dev.codeanatomy.common.finding;

/** Whether a finding stops the work. */
public enum Severity {
  /** What was asked cannot be done. */
  ERROR,
  /** It is done, and someone should look. */
  WARNING,
  /** Worth knowing; nothing to do. */
  INFO
}
