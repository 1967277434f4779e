package dev.codeanatomy.cli;

/** What the caller of the program learns. */
final class ExitCode {
  /** Done. Also when the reader of a pipe had enough. */
  static final int DONE = 0;

  /** Refused or failed; standard error says why. */
  static final int FAILED = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** A check could not be made. */
  static final int NOT_CHECKED = 3;

  private ExitCode() {}
}
