package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs work on a thread of its own with a stack of a chosen size, because the compiler recurses as
 * deep as the source nests and the caller's stack is not ours to size.
 */
final class LargeStack {
  private LargeStack() {}

  /** The work's result; its unchecked exceptions and errors come through as they are. */
  static <T> T call(long stackBytes, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    Thread thread = new Thread(null, task, "codeanatomy-extract", stackBytes);
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("extraction was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
