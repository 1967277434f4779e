package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that the compiler or the reader of the files had to say.
 *
 * @param path the file; empty when it is about the whole run
 * @param severity {@code error}, {@code warning} or {@code note}
 * @param code the compiler's own code, or one that begins with {@code source.} or {@code extract.}
 * @param message the sentence, in English
 * @param span where in the file, when there is a place
 */
public record DiagnosticRow(
    Optional<String> path, String severity, String code, String message, Optional<Place> span) {
  public DiagnosticRow {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(span, "span");
  }

  /**
   * A place in a file.
   *
   * @param start byte offset of the first byte
   * @param end byte offset after the last byte
   * @param line line of {@code start}, from 1
   */
  public record Place(int start, int end, long line) {}
}
