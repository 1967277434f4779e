package dev.codeanatomy.host.pf4j;

import dev.codeanatomy.common.manifest.PluginManifest;
import org.pf4j.DefaultPluginDescriptor;

/** A checked plugin as PF4J sees it; the loader finds the plugin itself in it. */
final class CheckedDescriptor extends DefaultPluginDescriptor {
  private final CheckedPlugin plugin;

  private CheckedDescriptor(CheckedPlugin plugin, PluginManifest manifest) {
    // "*": PF4J's own version check is not used, we negotiate the ABI before.
    super(
        manifest.id(),
        "",
        manifest.entryPoint(),
        manifest.version(),
        "*",
        manifest.provider().orElse(""),
        "");
    this.plugin = plugin;
  }

  static CheckedDescriptor of(CheckedPlugin plugin) {
    return new CheckedDescriptor(plugin, plugin.manifest());
  }

  CheckedPlugin plugin() {
    return plugin;
  }
}
