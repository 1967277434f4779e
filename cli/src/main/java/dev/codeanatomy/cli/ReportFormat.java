package dev.codeanatomy.cli;

import java.util.Locale;

/** Whether a person or a program reads the answer. */
enum ReportFormat {
  TEXT,
  JSON;

  /** The format as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
