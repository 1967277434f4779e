package dev.codeanatomy.host.pf4j;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;

/**
 * Describes to PF4J the plugins that are being loaded, by what was checked of them. Safe for many
 * threads.
 */
final class CheckedPluginFinder implements PluginDescriptorFinder {
  private final Map<Path, CheckedPlugin> loading = new ConcurrentHashMap<>();

  void add(CheckedPlugin plugin) {
    loading.put(plugin.directory(), plugin);
  }

  void remove(CheckedPlugin plugin) {
    loading.remove(plugin.directory(), plugin);
  }

  @Override
  public boolean isApplicable(Path path) {
    return loading.containsKey(path);
  }

  @Override
  public PluginDescriptor find(Path path) {
    return CheckedDescriptor.of(Objects.requireNonNull(loading.get(path), "a checked plugin"));
  }
}
