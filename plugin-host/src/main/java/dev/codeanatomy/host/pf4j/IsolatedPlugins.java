package dev.codeanatomy.host.pf4j;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;

/**
 * The PF4J plugin manager of a host. It loads unpacked directories one by one and unloads them one
 * by one: PF4J's own {@code stopPlugins} changes the list it walks over.
 */
public final class IsolatedPlugins {
  private final Manager manager;

  /** A manager over the plugin cache. */
  public IsolatedPlugins(Path cache) {
    this.manager = new Manager(cache);
  }

  /**
   * Makes the plugin's loader; no class of the plugin is initialised, and nothing is read of its
   * directory.
   *
   * @return its loader
   * @throws org.pf4j.PluginRuntimeException if PF4J refuses it
   */
  public ClassLoader load(CheckedPlugin plugin) {
    return manager.load(plugin).getPluginClassLoader();
  }

  /** Says whether a plugin of this id is loaded. */
  public boolean isLoaded(String id) {
    return manager.getPlugin(id) != null;
  }

  /** Unloads the plugin and closes its loader; does nothing if it is not loaded. */
  public void unload(String id) {
    if (isLoaded(id)) {
      manager.unloadPlugin(id);
    }
  }

  private static final class Manager extends DefaultPluginManager {
    Manager(Path cache) {
      super(cache);
    }

    PluginWrapper load(CheckedPlugin plugin) {
      CheckedPluginFinder finder = (CheckedPluginFinder) getPluginDescriptorFinder();
      finder.add(plugin);
      try {
        return getPlugin(loadPlugin(plugin.directory()));
      } finally {
        finder.remove(plugin);
      }
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
      return new CheckedPluginFinder();
    }

    @Override
    protected PluginLoader createPluginLoader() {
      return new IsolatingLoader();
    }

    @Override
    protected PluginFactory createPluginFactory() {
      return wrapper -> new ModulePlugin();
    }

    @Override
    protected PluginRepository createPluginRepository() {
      return new NoRepository();
    }

    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
      return new AllEnabled();
    }
  }

  /** Nothing is found by itself: each plugin is admitted by its path. */
  private static final class NoRepository implements PluginRepository {
    @Override
    public List<Path> getPluginPaths() {
      return List.of();
    }

    @Override
    public boolean deletePluginPath(Path path) {
      return false;
    }
  }

  /** PF4J's default keeps lists of disabled plugins in files; we keep none. */
  private static final class AllEnabled implements PluginStatusProvider {
    @Override
    public boolean isPluginDisabled(String id) {
      return false;
    }

    @Override
    public void disablePlugin(String id) {
      throw new UnsupportedOperationException("A host has no disabled plugins");
    }

    @Override
    public void enablePlugin(String id) {
      throw new UnsupportedOperationException("A host has no disabled plugins");
    }
  }
}
