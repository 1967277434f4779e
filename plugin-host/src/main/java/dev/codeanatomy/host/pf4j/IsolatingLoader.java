package dev.codeanatomy.host.pf4j;

import dev.codeanatomy.host.loader.PluginClassLoader;
import java.nio.file.Path;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;

/** Gives each plugin its own filtered class loader. */
final class IsolatingLoader implements PluginLoader {
  @Override
  public boolean isApplicable(Path path) {
    return true;
  }

  @Override
  public ClassLoader loadPlugin(Path path, PluginDescriptor descriptor) {
    CheckedPlugin plugin = ((CheckedDescriptor) descriptor).plugin();
    return PluginClassLoader.of(
        plugin.manifest().id(), plugin.classPath(), plugin.manifest().javaModules());
  }
}
