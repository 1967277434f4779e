package dev.codeanatomy.plugin.api.table;

import dev.codeanatomy.plugin.api.PluginBuilds;
import java.util.List;
import java.util.Optional;

/**
 * What a provider does with one conjunct of a filter. An open list with a lookup. Immutable, safe
 * for many threads.
 */
@PluginBuilds(since = "0.1")
public final class FilterPushdown {
  /** The scan yields exactly the rows for which the conjunct is true; the host drops it. */
  public static final FilterPushdown EXACT = new FilterPushdown("EXACT");

  /** The scan may drop rows for which the conjunct is not true; the host filters again. */
  public static final FilterPushdown INEXACT = new FilterPushdown("INEXACT");

  /** The scan does nothing with the conjunct and is not handed it. */
  public static final FilterPushdown UNSUPPORTED = new FilterPushdown("UNSUPPORTED");

  private final String name;

  private FilterPushdown(String name) {
    this.name = name;
  }

  public static Optional<FilterPushdown> ofName(String name) {
    return List.of(EXACT, INEXACT, UNSUPPORTED).stream()
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
