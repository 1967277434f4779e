package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.function.WindowFunction;

/** One function that a plugin of the session exports. */
public sealed interface PluginFunction {
  /** The plugin it comes from. */
  SessionPlugin plugin();

  /** What it says of itself. */
  FunctionSpec spec();

  /** {@code plugin.name}, as messages call it. */
  default String label() {
    return plugin().namespace() + "." + spec().name();
  }

  /** A function of one row. */
  record Scalar(SessionPlugin plugin, ScalarFunction function) implements PluginFunction {
    @Override
    public FunctionSpec spec() {
      return function.spec();
    }
  }

  /** A function of a group of rows. */
  record Aggregate(SessionPlugin plugin, AggregateFunction function) implements PluginFunction {
    @Override
    public FunctionSpec spec() {
      return function.spec();
    }
  }

  /** A function of a sorted partition. */
  record Window(SessionPlugin plugin, WindowFunction function) implements PluginFunction {
    @Override
    public FunctionSpec spec() {
      return function.spec();
    }
  }

  /** A function that gives rows. */
  record Table(SessionPlugin plugin, TableFunction function) implements PluginFunction {
    @Override
    public FunctionSpec spec() {
      return function.spec();
    }
  }
}
