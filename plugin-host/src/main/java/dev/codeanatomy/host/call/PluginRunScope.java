package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.RunScope;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * The state of one run of one plugin. Safe for many threads: different keys are computed in
 * parallel, and a computation may ask for other keys. Who would wait for a computation that itself
 * waits for his is refused. The owner of the run closes it when no function of the plugin runs any
 * more; then the values are closed, the last made first.
 */
public final class PluginRunScope implements RunScope, AutoCloseable {
  /** How long a thread waits before it asks again whether the run was cancelled. */
  private static final long PATIENCE_MILLIS = 20;

  private final String pluginId;
  private final BooleanSupplier cancelled;
  private final ConcurrentHashMap<String, Object> values = new ConcurrentHashMap<>();

  // What follows is guarded by the lock.
  private final Object lock = new Object();
  private final Map<String, Thread> computing = new HashMap<>();
  private final Map<Thread, String> waiting = new HashMap<>();
  private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
  private boolean closed;

  /**
   * An empty scope.
   *
   * @param cancelled says whether the run was stopped; asked from any thread and often, so cheap
   */
  public PluginRunScope(String pluginId, BooleanSupplier cancelled) {
    this.pluginId = pluginId;
    this.cancelled = cancelled;
  }

  @Override
  public <T> T computeIfAbsent(String key, Class<T> type, Callable<? extends T> computation)
      throws PluginException {
    Object value = values.get(key);
    if (value == null) {
      value = takeTurn(key, computation);
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
  }

  /** Computes the value, or waits for whoever does. */
  private Object takeTurn(String key, Callable<?> computation) throws PluginException {
    synchronized (lock) {
      while (computing.containsKey(key)) {
        refuseCircle(key);
        await(key);
      }
      Object value = values.get(key);
      if (value != null) {
        return value;
      }
      if (closed) {
        throw over(key);
      }
      computing.put(key, Thread.currentThread());
    }
    try {
      Object value = compute(key, computation);
      keep(key, value);
      return value;
    } finally {
      synchronized (lock) {
        computing.remove(key);
        lock.notifyAll();
      }
    }
  }

  /** From the key to who computes it, to the key he waits for: the way must not end here. */
  private void refuseCircle(String key) throws PluginException {
    List<String> way = new ArrayList<>();
    String next = key;
    while (next != null) {
      way.add("'" + next + "'");
      Thread owner = computing.get(next);
      if (Thread.currentThread().equals(owner)) {
        throw new PluginException(
            way.size() == 1
                ? "The computation of '" + key + "' asks for '" + key + "'"
                : "The computations of " + String.join(", ", way) + " wait for each other");
      }
      next = owner == null ? null : waiting.get(owner);
    }
  }

  private void await(String key) throws PluginException {
    waiting.put(Thread.currentThread(), key);
    try {
      lock.wait(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PluginException("The run was stopped while waiting for '" + key + "'", e);
    } finally {
      waiting.remove(Thread.currentThread());
    }
    if (isCancelled()) {
      throw new PluginException("The run was cancelled while waiting for '" + key + "'");
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
    return value;
  }

  private void keep(String key, Object value) throws PluginException {
    synchronized (lock) {
      if (!closed) {
        if (value instanceof AutoCloseable) {
          closeables.push((AutoCloseable) value);
        }
        values.put(key, value);
        return;
      }
    }
    // The run ended while this was computed: nobody will close the value but us.
    PluginException over = over(key);
    if (value instanceof AutoCloseable) {
      closeAndKeep((AutoCloseable) value, over);
    }
    throw over;
  }

  private static PluginException over(String key) {
    return new PluginException("The run is over, '" + key + "' came too late");
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  /**
   * Closes every value; a second call does nothing.
   *
   * @throws PluginException with every failure suppressed in it; all are tried, whatever one throws
   */
  @Override
  public void close() throws PluginException {
    Deque<AutoCloseable> open = new ArrayDeque<>();
    synchronized (lock) {
      closed = true;
      open.addAll(closeables);
      closeables.clear();
      values.clear();
    }
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
    } catch (Throwable e) {
      failure.addSuppressed(e);
    }
  }
}
