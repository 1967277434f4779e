package dev.codeanatomy.host.pf4j;

import dev.codeanatomy.host.loader.PluginClassLoader;
import java.nio.file.Path;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;

/** Gives each plugin its own filtered class loader. */
final class IsolatingLoader implements PluginLoader {
  @Override
  public boolean isApplicable(Path path) {
    return UnpackedPlugin.at(path).exists();
  }

  @Override
  public ClassLoader loadPlugin(Path path, PluginDescriptor descriptor) {
    UnpackedPlugin plugin = UnpackedPlugin.at(path);
    return PluginClassLoader.of(
        descriptor.getPluginId(), path, plugin.classRoot(), plugin.manifest().javaModules());
  }
}
