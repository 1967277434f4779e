package dev.codeanatomy.engine.sql;

import org.apache.calcite.util.Optionality;

/** A call of a plugin's window function; it stands with OVER only. */
public final class PluginWindowOperator extends PluginRowsOperator {
  PluginWindowOperator(PluginCallSite site) {
    super(site, true, Optionality.FORBIDDEN);
  }

  @Override
  PluginRowsOperator at(PluginCallSite other) {
    return new PluginWindowOperator(other);
  }
}
