package dev.codeanatomy.plugin.codeanatomy.java.source;

import java.util.Objects;
import java.util.Optional;

/**
 * Something about the inputs that costs rows but does not end the run.
 *
 * @param path path below the root it is about, with {@code /}; empty when it is about the run
 * @param code stable name of the problem, for example {@code source.unreadable}
 * @param message what was found and what that means for the rows
 */
public record SourceProblem(Optional<String> path, String code, String message) {
  public SourceProblem {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
  }

  static SourceProblem at(String path, String code, String message) {
    return new SourceProblem(Optional.of(path), code, message);
  }
}
