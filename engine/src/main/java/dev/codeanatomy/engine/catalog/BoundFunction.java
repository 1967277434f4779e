package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.table.TableProvider;

/** A plugin function bound to the arguments of a call. The session catalog closes it. */
public sealed interface BoundFunction {
  /** The function that was bound. */
  PluginFunction function();

  /** What it was bound to. */
  ResolvedCall call();

  /** A bound scalar. */
  record Scalar(PluginFunction.Scalar function, ResolvedCall call, BoundScalar bound)
      implements BoundFunction {}

  /** A bound aggregate. */
  record Aggregate(PluginFunction.Aggregate function, ResolvedCall call, BoundAggregate bound)
      implements BoundFunction {}

  /** A bound window function. */
  record Window(PluginFunction.Window function, ResolvedCall call, BoundWindow bound)
      implements BoundFunction {}

  /** A bound table function: something to scan. */
  record Table(PluginFunction.Table function, ResolvedCall call, TableProvider provider)
      implements BoundFunction {}
}
