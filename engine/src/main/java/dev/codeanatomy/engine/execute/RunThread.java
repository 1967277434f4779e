package dev.codeanatomy.engine.execute;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.host.call.CallWatch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Where the work of one run or query is done. Without a limit on plugin calls that is the caller's
 * thread. With one it is a thread of the run's own, so that the caller can look after the calls
 * while he waits, and leave when one does not come back: then the thread keeps all that the run
 * holds, and closes it if the call ever ends. Used by one thread.
 */
final class RunThread {
  private static final System.Logger LOG = System.getLogger(RunThread.class.getName());
  private static final Duration LONGEST_WAIT = Duration.ofMillis(100);
  private static final int LOOKS_PER_LIMIT = 10;

  private final EngineRuntime runtime;
  private final PluginSet plugins;
  private final Cancellation cancellation;
  private final CallWatch watch;
  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private Optional<EngineException> lost = Optional.empty();
  private volatile boolean left;
  private boolean ended; // of the run's thread

  /** Starts a thread if calls are limited. {@link #end} ends it. */
  RunThread(EngineRuntime runtime, PluginSet plugins, Cancellation cancellation) {
    this.runtime = runtime;
    this.plugins = plugins;
    this.cancellation = cancellation;
    this.watch = runtime.newCallWatch();
    if (watch.isOn()) {
      var unused = runtime.start("run", this::workUntilEnd);
    }
  }

  private boolean workUntilEnd() throws InterruptedException {
    while (!ended) {
      work.take().run();
    }
    if (left) {
      runtime.foundAgain();
    }
    return true;
  }

  /** Times the calls into plugins. */
  CallWatch watch() {
    return watch;
  }

  /**
   * Does some work and waits for it.
   *
   * @return what the work returns
   * @throws RuntimeException what the work throws
   * @throws EngineException if a call into a plugin does not come back; the work goes on
   */
  <T> T call(Supplier<T> task) {
    if (!watch.isOn()) {
      return task.get();
    }
    if (lost.isPresent()) {
      throw lost.get();
    }
    return await(started(task));
  }

  /**
   * Does the last work, which closes what the run holds; if a call was lost, once that came back
   * and without waiting for it.
   *
   * @throws RuntimeException as {@link #call}
   */
  void end(Runnable closing) {
    if (!watch.isOn()) {
      closing.run();
      return;
    }
    FutureTask<Boolean> last =
        started(
            () -> {
              ended = true;
              closing.run();
              return true;
            });
    if (lost.isEmpty()) {
      boolean closed = await(last);
      assert closed;
    }
  }

  private <T> FutureTask<T> started(Supplier<T> task) {
    FutureTask<T> started = new FutureTask<>(task::get);
    work.add(started);
    return started;
  }

  private <T> T await(FutureTask<T> task) {
    long wait = Math.min(LONGEST_WAIT.toNanos(), watch.limit().toNanos() / LOOKS_PER_LIMIT);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get(Math.max(1, wait), TimeUnit.NANOSECONDS);
        } catch (TimeoutException notYet) {
          inspect();
        } catch (InterruptedException stopped) {
          // As where the work is done on the caller's own thread: it ends when it ends.
          interrupted = true;
        } catch (ExecutionException failed) {
          throw unchecked(failed);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What the work threw, as if it had been done here. */
  private static RuntimeException unchecked(ExecutionException failed) {
    return switch (failed.getCause()) {
      case RuntimeException thrown -> thrown;
      case Error thrown -> throw thrown;
      case null, default -> new IllegalStateException(failed);
    };
  }

  private void inspect() {
    watch.inspect(System.nanoTime(), this::overrun);
    if (lost.isPresent()) {
      throw lost.get();
    }
  }

  private void overrun(CallWatch.Overrun overrun) {
    if (overrun.lost()) {
      leave(overrun);
      return;
    }
    cancellation.overrun(
        Finding.of(
            FindingCode.RUN_PLUGIN_TIMED_OUT,
            overrun.callee().subject(),
            "a call took longer than " + text(watch.limit()) + " and was interrupted"));
  }

  /** Nobody waits any longer for a call that does not come back. */
  private void leave(CallWatch.Overrun overrun) {
    Finding finding =
        Finding.of(
            FindingCode.RUN_PLUGIN_LOST,
            overrun.callee().subject(),
            ("a call took longer than %s and did not end within %s after it was interrupted;"
                    + " thread '%s' and its database are left behind")
                .formatted(text(watch.limit()), text(watch.grace()), overrun.thread().getName()));
    LOG.log(System.Logger.Level.ERROR, finding.toString());
    plugins.suspect(
        overrun.callee().pluginId(), "a call of " + overrun.callee().subject() + " did not return");
    if (lost.isEmpty()) {
      lost = Optional.of(new EngineException(EngineStage.EXECUTE, finding));
      runtime.leftBehind();
      left = true;
    }
  }

  private static String text(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
