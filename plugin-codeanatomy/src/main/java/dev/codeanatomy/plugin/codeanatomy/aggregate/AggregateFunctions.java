package dev.codeanatomy.plugin.codeanatomy.aggregate;

import dev.codeanatomy.plugin.api.PluginContext;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.codeanatomy.ExportFamily;

/** The aggregates. */
public final class AggregateFunctions implements ExportFamily {
  @Override
  public void register(PluginContext context, PluginExports.Builder exports) {
    DistinctFunctions.all().forEach(exports::aggregate);
    exports.aggregate(new CountIf());
    KeyedFunctions.all().forEach(exports::aggregate);
    EndFunctions.all().forEach(exports::aggregate);
    exports.aggregate(new StringAgg());
  }
}
