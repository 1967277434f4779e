package dev.codeanatomy.plugin.api;

import java.util.concurrent.Callable;

/**
 * Where a plugin keeps what one run shares between its functions, a parsed source tree for example.
 * Each plugin has its own. A run is one planning and execution of a spec or a query; values live no
 * longer. Safe for many threads.
 */
@HostImplements(since = "0.1")
public interface RunScope {
  /**
   * Gives the value of {@code key}, computing it on the first call. For one key the computation
   * runs at most once at a time; other threads that ask for it wait. A computation that throws
   * stores nothing. A value that is {@link AutoCloseable} is closed by the host at the end of the
   * run, in reverse order of creation.
   *
   * @throws PluginException as thrown by the computation; any other exception is wrapped into one
   */
  <T> T computeIfAbsent(String key, Class<T> type, Callable<? extends T> computation)
      throws PluginException;

  /**
   * Says whether the run was cancelled or timed out. Long work should ask now and then and stop by
   * throwing a {@link PluginException}.
   */
  boolean isCancelled();
}
