package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.host.AdmittedPlugin;
import dev.codeanatomy.host.PluginCall;
import dev.codeanatomy.host.call.CallWatch;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.RunScope;
import org.apache.arrow.memory.BufferAllocator;

/**
 * One plugin as a session uses it.
 *
 * @param id the plugin's id
 * @param namespace what qualifies its functions, {@code codeanatomy} in {@code codeanatomy.f}
 * @param exports what it exports
 * @param options its options as the session sets them
 * @param allocator for what its bound functions hold on to
 * @param runScope of the run; outlives the catalog
 * @param loader the context class loader while its code runs
 * @param watch told of every call of its code
 */
public record SessionPlugin(
    String id,
    String namespace,
    PluginExports exports,
    Options options,
    BufferAllocator allocator,
    RunScope runScope,
    ClassLoader loader,
    CallWatch watch) {

  /** Says whether these are the engine's own functions, which throw findings as they are. */
  boolean isEngines() {
    return loader == SessionPlugin.class.getClassLoader();
  }

  /**
   * An admitted plugin with these options for one run. The caller holds its lease and closes the
   * scope.
   */
  public static SessionPlugin of(
      AdmittedPlugin plugin, Options options, RunScope runScope, CallWatch watch) {
    try (PluginCall inside = plugin.enter()) {
      return new SessionPlugin(
          plugin.id(),
          plugin.manifest().namespace(),
          plugin.exports(),
          options,
          plugin.allocator(),
          runScope,
          Thread.currentThread().getContextClassLoader(),
          watch);
    }
  }
}
