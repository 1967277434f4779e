package dev.codeanatomy.host;

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

  @Override
  public void close() {
    thread.setContextClassLoader(before);
  }
}
