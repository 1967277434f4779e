package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;
import java.util.List;
import java.util.Optional;

/**
 * What the host does with rows that have a null argument. An open list with a lookup. Immutable,
 * safe for many threads.
 */
@PluginBuilds(since = "0.1")
public final class NullHandling {
  /**
   * A scalar row with a null argument is null and what the function wrote for it is dropped; an
   * aggregate does not see such a row. Row kernels always work so.
   */
  public static final NullHandling PROPAGATE = new NullHandling("PROPAGATE");

  /** The function sees nulls and decides itself. */
  public static final NullHandling CALLED = new NullHandling("CALLED");

  private final String name;

  private NullHandling(String name) {
    this.name = name;
  }

  public static Optional<NullHandling> ofName(String name) {
    return List.of(PROPAGATE, CALLED).stream().filter(value -> value.name.equals(name)).findFirst();
  }

  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
