package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;

/** A function of a partition that gives one value a row. Called from any thread. */
@PluginImplements(since = "0.1")
public interface WindowFunction {
  /** The same spec at every call. */
  FunctionSpec spec();

  /** Binds the function to argument types and constants, as {@link ScalarFunction#bind} does. */
  BoundWindow bind(BindContext context) throws PluginException;
}
