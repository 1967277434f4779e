package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;
import java.util.List;
import java.util.Optional;

/**
 * How far a function's answer depends on its arguments alone. An open list with a lookup.
 * Immutable, safe for many threads.
 */
@PluginBuilds(since = "0.1")
public final class Volatility {
  /** The same arguments always give the same answer; the host may compute it once. */
  public static final Volatility IMMUTABLE = new Volatility("IMMUTABLE");

  /** The same arguments give the same answer within one run. */
  public static final Volatility STABLE = new Volatility("STABLE");

  /** Every call may give another answer; the host keeps calls where they stand. */
  public static final Volatility VOLATILE = new Volatility("VOLATILE");

  private final String name;

  private Volatility(String name) {
    this.name = name;
  }

  public static Optional<Volatility> ofName(String name) {
    return List.of(IMMUTABLE, STABLE, VOLATILE).stream()
        .filter(value -> value.name.equals(name))
        .findFirst();
  }

  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }
}
