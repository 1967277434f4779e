package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.function.FunctionSpec;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A call whose arguments fit the function.
 *
 * @param spec the function
 * @param arguments one per parameter, and for a variadic tail one per argument
 * @param ignoreNulls whether the call of an aggregate or a window function has {@code IGNORE NULLS}
 */
public record ResolvedCall(
    FunctionSpec spec, List<ResolvedArgument> arguments, boolean ignoreNulls) {
  /** Copies the arguments. */
  public ResolvedCall {
    arguments = List.copyOf(arguments);
  }

  /** The same call with {@code IGNORE NULLS}. */
  public ResolvedCall ignoringNulls() {
    return new ResolvedCall(spec, arguments, true);
  }

  /** The arguments that are columns of the batches, in their order. */
  public List<ResolvedArgument> columns() {
    return arguments.stream().filter(ResolvedArgument::isColumn).toList();
  }

  /** The fields of {@link #columns()}. */
  public List<Field> columnFields() {
    return columns().stream().map(ResolvedArgument::field).toList();
  }
}
