package dev.codeanatomy.plugin.codeanatomy.window;

import dev.codeanatomy.plugin.api.PluginContext;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.codeanatomy.ExportFamily;

/** The window functions. */
public final class WindowFunctions implements ExportFamily {
  @Override
  public void register(PluginContext context, PluginExports.Builder exports) {
    exports.window(new RowNumber());
    Shift.all().forEach(exports::window);
  }
}
