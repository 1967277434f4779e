package dev.codeanatomy.plugin.codeanatomy.java.table;

import dev.codeanatomy.plugin.api.PluginContext;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.codeanatomy.ExportFamily;

/** The table functions and the provider over Java sources. */
public final class JavaSourceTables implements ExportFamily {
  @Override
  public void register(PluginContext context, PluginExports.Builder exports) {
    JavaTableFunction.all().forEach(exports::tableFunction);
    exports.tableProvider(new JavaSourcesFactory());
  }
}
