package dev.codeanatomy.tools;

import java.util.Locale;

/** Whether a person or a program reads the answer. */
public enum OutputFormat {
  TEXT,
  JSON;

  /** The format as users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
