package dev.codeanatomy.engine.session;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A place on disk and who named it.
 *
 * @param path absolute and normalised
 * @param source where the answer came from, for people: {@code --plugins}, {@code
 *     CODEANATOMY_PLUGINS}, {@code the installation}
 */
public record Location(Path path, String source) {
  public Location {
    path = path.toAbsolutePath().normalize();
    Objects.requireNonNull(source);
  }
}
