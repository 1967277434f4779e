package dev.codeanatomy.engine.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The one resolver of places: plugin directory, cache directory, scratch directory, JDK. For each
 * directory the order is a flag, then an environment variable, then the installation (or the user's
 * own default). Nothing else in the engine reads the environment or probes for a place.
 *
 * @param plugins the directory whose plugin zips are admitted; empty if there is none, then no
 *     plugin is loaded
 * @param cache the directory for what is unpacked once: the native library, plugins by hash
 * @param scratch the directory DuckDB spills to; each run makes and removes one of its own below it
 * @param jdk the JDK that runs this process; the launcher, or whoever started it, chose it
 */
public record Locations(
    Optional<Location> plugins, Location cache, Location scratch, Location jdk) {
  public static final String PLUGINS_VARIABLE = "CODEANATOMY_PLUGINS";
  public static final String CACHE_VARIABLE = "CODEANATOMY_CACHE";
  public static final String SCRATCH_VARIABLE = "CODEANATOMY_TMP";

  /** The system property by which the launcher says where the installation lies. */
  public static final String INSTALL_PROPERTY = "codeanatomy.home";

  /**
   * Resolves all places for this process.
   *
   * @param pluginsFlag what the user or the embedding program named, if anything
   */
  public static Locations resolve(Optional<Path> pluginsFlag) {
    return resolve(pluginsFlag, System.getenv(), System.getProperties());
  }

  /**
   * Resolves all places for a process with this environment and these system properties. A variable
   * that is blank counts as absent.
   *
   * @param pluginsFlag what the user or the embedding program named, if anything
   */
  public static Locations resolve(
      Optional<Path> pluginsFlag, Map<String, String> environment, Properties properties) {
    Optional<Path> install =
        Optional.ofNullable(properties.getProperty(INSTALL_PROPERTY)).map(Path::of);
    Optional<Location> plugins =
        pluginsFlag
            .map(path -> new Location(path, "given"))
            .or(() -> fromEnvironment(environment, PLUGINS_VARIABLE))
            .or(
                () ->
                    install
                        .map(path -> path.resolve("plugins"))
                        .filter(Files::isDirectory)
                        .map(path -> new Location(path, "the installation")));
    Location cache =
        fromEnvironment(environment, CACHE_VARIABLE)
            .or(
                () ->
                    Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                        .filter(value -> !value.isBlank())
                        .map(
                            value -> new Location(Path.of(value, "codeanatomy"), "XDG_CACHE_HOME")))
            .orElseGet(
                () ->
                    new Location(
                        directory(properties, "user.home").resolve(".cache").resolve("codeanatomy"),
                        "the user's home"));
    Location scratch =
        fromEnvironment(environment, SCRATCH_VARIABLE)
            .orElseGet(
                () ->
                    new Location(
                        directory(properties, "java.io.tmpdir").resolve("codeanatomy"),
                        "the system's temporary folder"));
    return new Locations(
        plugins, cache, scratch, new Location(directory(properties, "java.home"), "this process"));
  }

  private static Path directory(Properties properties, String name) {
    return Path.of(properties.getProperty(name, "."));
  }

  private static Optional<Location> fromEnvironment(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(value -> new Location(Path.of(value), name));
  }
}
