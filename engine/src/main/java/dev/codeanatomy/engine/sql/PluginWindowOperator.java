package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.BoundFunction;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.util.Optionality;

/** A call of a plugin's window function; it stands with OVER only. */
public final class PluginWindowOperator extends PluginRowsOperator {
  PluginWindowOperator(PluginCallSite site) {
    super(site, true, Optionality.FORBIDDEN);
  }

  @Override
  Field returnField(BoundFunction bound) {
    return ((BoundFunction.Window) bound).bound().returnField();
  }
}
