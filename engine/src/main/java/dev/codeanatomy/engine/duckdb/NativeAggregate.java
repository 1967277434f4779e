package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.NullHandling;
import java.util.List;

/**
 * A bound aggregate call to be registered in a database. It serves GROUP BY and OVER alike.
 *
 * @param name the name SQL uses; the caller makes it unique in the database
 * @param origin who to blame
 * @param arguments one per argument of the call that is not literal-only, at least one
 * @param nullHandling whether rows with a null argument are seen
 * @param bound the bound aggregate; the database closes it after it is closed itself
 */
public record NativeAggregate(
    String name,
    FunctionOrigin origin,
    List<NativeArgument> arguments,
    NullHandling nullHandling,
    BoundAggregate bound) {

  /** Copies the list. */
  public NativeAggregate {
    arguments = List.copyOf(arguments);
  }
}
