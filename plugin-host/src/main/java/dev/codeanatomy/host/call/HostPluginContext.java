package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.AbiVersion;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginContext;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What a plugin has for as long as it is loaded, as its parts.
 *
 * @param pluginId its id
 * @param options complete
 * @param allocator its own
 */
public record HostPluginContext(String pluginId, Options options, BufferAllocator allocator)
    implements PluginContext {
  @Override
  public AbiVersion abiVersion() {
    return AbiVersion.CURRENT;
  }

  @Override
  public System.Logger logger() {
    return System.getLogger("plugin." + pluginId);
  }
}
