package dev.codeanatomy.engine;

import dev.codeanatomy.engine.execute.EngineRuntime;
import dev.codeanatomy.engine.session.CallLimit;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import dev.codeanatomy.engine.session.Locations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Says what an engine is opened with; not safe for several threads. */
public final class EngineBuilder {
  private EnvironmentProfile profile = EnvironmentProfile.MEDIUM;
  private Optional<Path> pluginDirectory = Optional.empty();
  private Optional<CallLimit> callLimit = Optional.empty();
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

  /**
   * Limits how long one call into a plugin may take: a batch of a function, the binding of a call,
   * a window's partition, a batch of a table. Unlimited unless said. Each run and query then works
   * on a thread of its own while the caller waits.
   *
   * <p>A call that takes longer is interrupted and its query fails; {@code RunScope.isCancelled} is
   * true from then on. If it does not end within a grace of ten seconds, the caller gets an error
   * all the same: the call's thread, its database and its memory are left behind, the plugin is
   * barred from new sessions, and closing the engine leaves both alone.
   */
  public EngineBuilder callTimeout(Duration time) {
    return callTimeout(time, CallLimit.USUAL_GRACE);
  }

  /** As {@link #callTimeout(Duration)}, with another grace. */
  public EngineBuilder callTimeout(Duration time, Duration grace) {
    this.callLimit = Optional.of(new CallLimit(time, grace));
    return this;
  }

  /** Opens the engine. The caller closes it. */
  public Engine open() {
    Locations locations = Locations.resolve(pluginDirectory);
    return new Engine(EngineRuntime.open(profile, locations, callLimit), checked);
  }
}
