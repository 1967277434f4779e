package dev.codeanatomy.plugin.api;

import org.apache.arrow.memory.BufferAllocator;

/** What the host offers a plugin for as long as it is loaded. Safe for use by many threads. */
@HostImplements(since = "0.1")
public interface PluginContext {
  /** The ABI version of the host, at least the one in the plugin's manifest. */
  AbiVersion abiVersion();

  /** The plugin's own id, from its manifest. */
  String pluginId();

  /** The plugin's options, checked against {@link PluginModule#options()}, defaults filled in. */
  Options options();

  /**
   * The plugin's own allocator, under a limit set by the host. Whatever the plugin allocates from
   * it the plugin closes; the host closes the allocator itself at unload and reports what is left.
   */
  BufferAllocator allocator();

  /** A logger named after the plugin; the host decides where it goes. */
  System.Logger logger();
}
