package dev.codeanatomy.host;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.host.call.PluginRunScope;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginExports;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.arrow.memory.BufferAllocator;

/**
 * A plugin that passed admission. Safe for many threads. Whoever runs its code does so between
 * {@link #enter()} and closing what that returns, and holds a {@link #lease()} from before the
 * first call until after the last.
 */
public final class AdmittedPlugin {
  private final PluginManifest manifest;
  private final ContentHash hash;
  private final PluginExports exports;
  private final Options options;
  private final BufferAllocator allocator;
  private final ClassLoader loader;
  private int leases;
  private boolean unloaded;
  private Optional<String> suspicion = Optional.empty();

  AdmittedPlugin(PluginManifest manifest, ContentHash hash, LoadedPlugin loaded) {
    this.manifest = manifest;
    this.hash = hash;
    this.exports = loaded.exports();
    this.options = loaded.options();
    this.allocator = loaded.allocator();
    this.loader = loaded.loader();
  }

  /** What the host knows of a plugin once its exports are there. */
  record LoadedPlugin(
      PluginExports exports, Options options, BufferAllocator allocator, ClassLoader loader) {}

  public String id() {
    return manifest.id();
  }

  public PluginManifest manifest() {
    return manifest;
  }

  /** The hash of the archive. */
  public ContentHash contentHash() {
    return hash;
  }

  /**
   * Everything it exports; proved to be what the manifest lists. Specs, kinds and options are those
   * that were proved: the plugin is not asked for them again.
   */
  public PluginExports exports() {
    return exports;
  }

  /**
   * Its options as the host's configuration sets them, complete. A session may set others: a call
   * is bound with those of the session ({@code CallContext}).
   */
  public Options options() {
    return options;
  }

  /** Its allocator, under the host's limit. The host closes it at unload. */
  public BufferAllocator allocator() {
    return allocator;
  }

  /** Makes this thread one that runs the plugin's code, until the result is closed. */
  public PluginCall enter() {
    return new PluginCall(loader);
  }

  /**
   * Holds the plugin.
   *
   * @throws IllegalStateException if it was unloaded, or is suspect
   */
  public synchronized PluginLease lease() {
    if (unloaded) {
      throw new IllegalStateException("Plugin '" + id() + "' was unloaded");
    }
    if (suspicion.isPresent()) {
      throw new IllegalStateException("Plugin '" + id() + "' is suspect: " + suspicion.get());
    }
    leases++;
    return new PluginLease(this);
  }

  /**
   * Bars the plugin from new sessions, for as long as it is loaded; leases that are open stay.
   *
   * @param why what it did
   */
  public synchronized void suspect(String why) {
    suspicion = suspicion.or(() -> Optional.of(why));
  }

  /** What the plugin did that bars it from new sessions; empty if nothing does. */
  public synchronized Optional<String> suspicion() {
    return suspicion;
  }

  /** How many leases are open. */
  public synchronized int leases() {
    return leases;
  }

  synchronized void release() {
    leases--;
  }

  /** From now on nobody gets a lease; or, if someone holds one, false and nothing changes. */
  synchronized boolean retire() {
    if (leases > 0) {
      return false;
    }
    unloaded = true;
    return true;
  }

  /**
   * The state of one run of this plugin; the caller closes it at the end of the run.
   *
   * @param cancelled asked by the plugin; must be cheap and safe for many threads
   */
  public PluginRunScope newRunScope(BooleanSupplier cancelled) {
    return new PluginRunScope(id(), cancelled);
  }

  @Override
  public String toString() {
    return id() + " " + manifest.version();
  }
}
