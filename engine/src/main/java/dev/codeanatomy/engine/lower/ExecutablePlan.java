package dev.codeanatomy.engine.lower;

import java.util.List;

/**
 * What the executor runs for one plan.
 *
 * @param sql one query in DuckDB's dialect; its columns have the plan's names and types
 * @param natives the native functions that it calls, in the order they must be registered; a name
 *     that an earlier plan of the same {@link Lowering} had is the same function
 */
public record ExecutablePlan(String sql, List<NativeBinding> natives) {
  /** Copies the list. */
  public ExecutablePlan {
    natives = List.copyOf(natives);
  }
}
