package dev.codeanatomy.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The places of the plugin tools as a program of their own, and the only class of them that reads
 * the environment. What is found, and in which order, is what the engine finds: an environment
 * variable, then the installation or the user's own default. Immutable.
 *
 * @param plugins the directory with plugin archives; empty if there is none
 * @param cache where archives are unpacked
 */
public record ToolLocations(Optional<Path> plugins, Path cache) {
  /** Resolves the places for this process. */
  public static ToolLocations resolve() {
    return resolve(System.getenv(), System.getProperties());
  }

  /**
   * Resolves the places for a process with this environment and these system properties. A variable
   * that is blank counts as absent.
   */
  public static ToolLocations resolve(Map<String, String> environment, Properties properties) {
    Optional<Path> plugins =
        variable(environment, "CODEANATOMY_PLUGINS")
            .or(
                () ->
                    Optional.ofNullable(properties.getProperty("codeanatomy.home"))
                        .map(home -> Path.of(home, "plugins"))
                        .filter(Files::isDirectory));
    Path cache =
        variable(environment, "CODEANATOMY_CACHE")
            .or(
                () ->
                    variable(environment, "XDG_CACHE_HOME").map(own -> own.resolve("codeanatomy")))
            .orElseGet(
                () -> Path.of(properties.getProperty("user.home", "."), ".cache", "codeanatomy"));
    return new ToolLocations(plugins, cache.resolve("plugins"));
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }
}
