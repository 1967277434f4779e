package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.table.TableProvider;
import org.apache.arrow.vector.types.pojo.Field;

/** A plugin function bound to the arguments of a call. The session catalog closes it. */
public sealed interface BoundFunction {
  /** The function that was bound. */
  PluginFunction function();

  /** What it was bound to. */
  ResolvedCall call();

  /** A function that gives values; a table function gives rows. */
  sealed interface Valued extends BoundFunction {
    /** Type, nullability, children and metadata of what the call gives. */
    Field returnField();
  }

  /** A bound scalar. */
  record Scalar(PluginFunction.Scalar function, ResolvedCall call, BoundScalar bound)
      implements Valued {
    @Override
    public Field returnField() {
      return bound.returnField();
    }
  }

  /** A bound aggregate. */
  record Aggregate(PluginFunction.Aggregate function, ResolvedCall call, BoundAggregate bound)
      implements Valued {
    @Override
    public Field returnField() {
      return bound.returnField();
    }
  }

  /** A bound window function. */
  record Window(PluginFunction.Window function, ResolvedCall call, BoundWindow bound)
      implements Valued {
    @Override
    public Field returnField() {
      return bound.returnField();
    }
  }

  /** A bound table function: something to scan. */
  record Table(PluginFunction.Table function, ResolvedCall call, TableProvider provider)
      implements BoundFunction {}
}
