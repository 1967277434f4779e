package dev.codeanatomy.engine;

import dev.codeanatomy.engine.execute.EngineRuntime;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import dev.codeanatomy.engine.session.Locations;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Says what an engine is opened with; not safe for several threads. */
public final class EngineBuilder {
  private EnvironmentProfile profile = EnvironmentProfile.MEDIUM;
  private Optional<Path> pluginDirectory = Optional.empty();
  private boolean checked;

  EngineBuilder() {}

  /** The share of the machine; medium unless said. */
  public EngineBuilder profile(EnvironmentProfile value) {
    this.profile = Objects.requireNonNull(value);
    return this;
  }

  /** The directory whose plugins are admitted; else the one that {@link Locations} finds. */
  public EngineBuilder pluginDirectory(Path directory) {
    this.pluginDirectory = Optional.of(directory);
    return this;
  }

  /**
   * Revokes every vector lent to plugin code after the call it was lent for, so that plugin code
   * that keeps one fails instead of reading other memory. Slower; for development and tests.
   */
  public EngineBuilder checked(boolean value) {
    this.checked = value;
    return this;
  }

  /** Opens the engine. The caller closes it. */
  public Engine open() {
    Locations locations = Locations.resolve(pluginDirectory);
    return new Engine(EngineRuntime.open(profile, locations), checked);
  }
}
