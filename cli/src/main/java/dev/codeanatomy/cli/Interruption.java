package dev.codeanatomy.cli;

import dev.codeanatomy.engine.Engine;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Turns Ctrl-C (and a plain kill) into a cancelled run, and holds the process until the run has
 * cleaned up, so that nothing half-made is left behind. One command is watched at a time.
 */
final class Interruption {
  private static final long GRACE_SECONDS = 10;

  private final AtomicReference<@Nullable Engine> running = new AtomicReference<>();
  private final CountDownLatch done = new CountDownLatch(1);

  /** Reacts to the end of the process from now on. */
  void watch() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "codeanatomy-interrupt"));
  }

  /** From now on this engine is what has to be cancelled. */
  Engine guard(Engine engine) {
    running.set(engine);
    return engine;
  }

  /** Nothing is left that must not be cut off. */
  void workIsDone() {
    done.countDown();
  }

  private void stop() {
    Engine engine = running.get();
    if (done.getCount() == 0 || engine == null) {
      return;
    }
    engine.cancelRunning();
    try {
      if (!done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("codeanatomy: the work did not stop in time and is cut off");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
