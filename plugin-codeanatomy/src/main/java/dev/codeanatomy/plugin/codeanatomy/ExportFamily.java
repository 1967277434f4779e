package dev.codeanatomy.plugin.codeanatomy;

import dev.codeanatomy.plugin.api.PluginContext;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginExports;

/** One group of exports that belong together, in a package of its own. */
@FunctionalInterface
public interface ExportFamily {
  /**
   * Adds the family's exports to {@code exports}; free of side effects otherwise.
   *
   * @throws PluginException if the family cannot work with the plugin's options
   */
  void register(PluginContext context, PluginExports.Builder exports) throws PluginException;
}
