package dev.codeanatomy.plugin.api;

import java.util.List;

/**
 * The entry point of a plugin, named by {@code entryPoint} in its manifest. It must be public, with
 * a public constructor without parameters. The host makes one instance per admission and calls it
 * from one thread.
 */
@PluginImplements(since = "0.1")
public interface PluginModule {
  /**
   * Says which options the plugin has. Called before {@link #exports}, so that the options in
   * {@link PluginContext#options()} are checked and complete by then. Must not depend on any state.
   */
  default List<OptionSpec> options() {
    return List.of();
  }

  /**
   * Gives everything the plugin exports. Called once; must be free of side effects (no file, no
   * thread, no network), because a host also calls it to verify a plugin it does not run.
   *
   * @param context what the host offers; may be kept as long as the plugin is loaded
   * @throws PluginException if the plugin cannot work with these options
   */
  PluginExports exports(PluginContext context) throws PluginException;
}
