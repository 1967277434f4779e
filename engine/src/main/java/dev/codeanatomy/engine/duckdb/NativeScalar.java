package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Volatility;
import java.util.List;

/**
 * A bound scalar call to be registered in a database.
 *
 * @param name the name SQL uses; the caller makes it unique in the database
 * @param origin who to blame
 * @param arguments one per argument of the call that is not literal-only: what SQL passes
 * @param nullHandling what happens to rows with a null argument
 * @param volatility whether DuckDB may compute the call fewer times than it is written
 * @param bound the bound function; the database closes it after it is closed itself
 */
public record NativeScalar(
    String name,
    FunctionOrigin origin,
    List<NativeArgument> arguments,
    NullHandling nullHandling,
    Volatility volatility,
    BoundScalar bound) {

  /** Copies the list. */
  public NativeScalar {
    arguments = List.copyOf(arguments);
  }

  /** Whether its answer is the same wherever the call stands in a query. */
  boolean isConstant() {
    return volatility != Volatility.VOLATILE
        && arguments.stream().allMatch(NativeArgument::constant);
  }
}
