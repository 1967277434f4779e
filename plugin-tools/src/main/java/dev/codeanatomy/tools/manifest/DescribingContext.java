package dev.codeanatomy.tools.manifest;

import dev.codeanatomy.plugin.api.AbiVersion;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginContext;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What a plugin is asked with while it is built: it can describe itself, and has no memory.
 *
 * @param pluginId its id
 * @param options its defaults
 */
record DescribingContext(String pluginId, Options options) implements PluginContext {
  @Override
  public AbiVersion abiVersion() {
    return AbiVersion.CURRENT;
  }

  @Override
  public BufferAllocator allocator() {
    // A build's JVM need not have the flags that Arrow's memory wants.
    throw new IllegalStateException(
        "There is no allocator while a manifest is derived: take it in bind, not in exports()");
  }

  @Override
  public System.Logger logger() {
    return System.getLogger("plugin." + pluginId);
  }
}
