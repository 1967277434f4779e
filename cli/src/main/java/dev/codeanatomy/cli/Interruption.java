package dev.codeanatomy.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C (and a plain kill) into an interrupt of the working thread, and holds the process
 * until that thread has cleaned up, so that nothing half-made is left behind.
 */
final class Interruption implements AutoCloseable {
  private static final long GRACE_SECONDS = 10;

  private final CountDownLatch done = new CountDownLatch(1);

  private Interruption() {}

  /** Watches over the calling thread from now on. */
  static Interruption ofThisThread() {
    Interruption interruption = new Interruption();
    Thread worker = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> interruption.stop(worker), "codeanatomy-interrupt"));
    return interruption;
  }

  /** The thread has nothing left that must not be cut off. */
  void workIsDone() {
    done.countDown();
  }

  @Override
  public void close() {
    workIsDone();
  }

  private void stop(Thread worker) {
    if (done.getCount() == 0) {
      return;
    }
    worker.interrupt();
    try {
      if (!done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("codeanatomy: the work did not stop in time and is cut off");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
