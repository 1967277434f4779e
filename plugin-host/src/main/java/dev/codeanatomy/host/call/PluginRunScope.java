package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.RunScope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The state of one run of one plugin. Safe for many threads: different keys are computed in
 * parallel, and a computation may ask for other keys. The owner of the run closes it when no
 * function of the plugin runs any more; then the values are closed, the last made first.
 */
public final class PluginRunScope implements RunScope, AutoCloseable {
  private final String pluginId;
  private final BooleanSupplier cancelled;
  private final ConcurrentHashMap<String, Slot> slots = new ConcurrentHashMap<>();
  private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
  private boolean closed;

  public PluginRunScope(String pluginId, BooleanSupplier cancelled) {
    this.pluginId = pluginId;
    this.cancelled = cancelled;
  }

  /** One key: its lock is held while the value is computed. */
  private static final class Slot {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Object value;
  }

  @Override
  public <T> T computeIfAbsent(String key, Class<T> type, Callable<? extends T> computation)
      throws PluginException {
    Slot slot = slots.computeIfAbsent(key, absent -> new Slot());
    try {
      slot.lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PluginException("The run was stopped while waiting for '" + key + "'", e);
    }
    try {
      if (slot.lock.getHoldCount() > 1) {
        throw new PluginException("The computation of '" + key + "' asks for '" + key + "'");
      }
      Object value = slot.value;
      if (value == null) {
        value = compute(key, computation);
        slot.value = value;
      }
      if (!type.isInstance(value)) {
        throw new PluginException(
            "The value of '"
                + key
                + "' is a "
                + value.getClass().getName()
                + " and was asked for as a "
                + type.getName());
      }
      return type.cast(value);
    } finally {
      slot.lock.unlock();
    }
  }

  private Object compute(String key, Callable<?> computation) throws PluginException {
    Object value;
    try {
      value = computation.call();
    } catch (PluginException e) {
      throw e;
    } catch (Exception e) {
      throw new PluginException("Computing '" + key + "' of the run failed: " + e.getMessage(), e);
    }
    if (value == null) {
      throw new PluginException("Computing '" + key + "' of the run gave null");
    }
    keep(key, value);
    return value;
  }

  private void keep(String key, Object value) throws PluginException {
    synchronized (closeables) {
      if (!closed) {
        if (value instanceof AutoCloseable) {
          closeables.push((AutoCloseable) value);
        }
        return;
      }
    }
    // The run ended while this was computed: nobody will close the value but us.
    PluginException over = new PluginException("The run is over, '" + key + "' came too late");
    if (value instanceof AutoCloseable) {
      closeAndKeep((AutoCloseable) value, over);
    }
    throw over;
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  /**
   * Closes every value; a second call does nothing.
   *
   * @throws PluginException with the first failure, the others suppressed in it; all are tried
   */
  @Override
  public void close() throws PluginException {
    Deque<AutoCloseable> open = new ArrayDeque<>();
    synchronized (closeables) {
      closed = true;
      open.addAll(closeables);
      closeables.clear();
    }
    slots.clear();
    PluginException failure =
        new PluginException("Plugin '" + pluginId + "' failed to close what its run kept");
    for (AutoCloseable value : open) {
      closeAndKeep(value, failure);
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  private static void closeAndKeep(AutoCloseable value, Exception failure) {
    try {
      value.close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }
}
