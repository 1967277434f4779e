package dev.codeanatomy.host;

import dev.codeanatomy.host.loader.PluginClassLoader;

/**
 * The time during which a thread runs code of a plugin: the plugin's loader is the thread's context
 * class loader. Close it on the same thread to put the former one back.
 */
public final class PluginCall implements AutoCloseable {
  private final Thread thread;
  private final ClassLoader before;

  PluginCall(ClassLoader loader) {
    this.thread = Thread.currentThread();
    this.before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
  }

  /** Says whether this thread runs a plugin's code, or was started by such a thread. */
  public static boolean isUnderWay() {
    return Thread.currentThread().getContextClassLoader() instanceof PluginClassLoader;
  }

  @Override
  public void close() {
    thread.setContextClassLoader(before);
  }
}
