package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;

/** A function of many rows that gives one value a group. Called from any thread. */
@PluginImplements(since = "0.1")
public interface AggregateFunction {
  /**
   * The same spec at every call, with at least one parameter that is not {@linkplain
   * Parameter#literalOnly() literal-only}; without one the plugin is not admitted.
   */
  FunctionSpec spec();

  /** Binds the function to argument types and constants, as {@link ScalarFunction#bind} does. */
  BoundAggregate bind(BindContext context) throws PluginException;
}
