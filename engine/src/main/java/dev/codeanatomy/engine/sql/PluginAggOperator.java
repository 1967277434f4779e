package dev.codeanatomy.engine.sql;

import org.apache.calcite.util.Optionality;

/** A call of a plugin's aggregate, in a grouping or over a window. */
public final class PluginAggOperator extends PluginRowsOperator {
  PluginAggOperator(PluginCallSite site) {
    super(site, false, Optionality.OPTIONAL);
  }

  @Override
  PluginRowsOperator at(PluginCallSite other) {
    return new PluginAggOperator(other);
  }
}
