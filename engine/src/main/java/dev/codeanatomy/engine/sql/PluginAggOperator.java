package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.BoundFunction;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.util.Optionality;

/** A call of a plugin's aggregate, in a grouping or over a window. */
public final class PluginAggOperator extends PluginRowsOperator {
  PluginAggOperator(PluginCallSite site) {
    super(site, false, Optionality.OPTIONAL);
  }

  @Override
  Field returnField(BoundFunction bound) {
    return ((BoundFunction.Aggregate) bound).bound().returnField();
  }
}
