package dev.codeanatomy.host;

import java.util.concurrent.atomic.AtomicBoolean;

/** A session's hold on a plugin: as long as it is open, the plugin is not unloaded. Close once. */
public final class PluginLease implements AutoCloseable {
  private final AdmittedPlugin plugin;
  private final AtomicBoolean open = new AtomicBoolean(true);

  PluginLease(AdmittedPlugin plugin) {
    this.plugin = plugin;
  }

  /** The plugin held. */
  public AdmittedPlugin plugin() {
    return plugin;
  }

  @Override
  public void close() {
    if (open.getAndSet(false)) {
      plugin.release();
    }
  }
}
