package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs one plugin's code under a time limit, each call on a daemon thread of its own whose context
 * class loader is the plugin's, and turns whatever it throws into a finding. A call that does not
 * come back is interrupted and abandoned; the plugin is not called again. What a call returns is
 * all the host sees of it, so an abandoned one changes nothing. Used by one thread, except {@link
 * #abandoned()}.
 */
public final class GuardedCalls {
  private final ClassLoader loader;
  private final Duration timeout;
  private CompletableFuture<?> last = CompletableFuture.completedFuture(true);
  private volatile boolean abandoned;

  /**
   * Calls into one plugin.
   *
   * @param timeout for each call, above zero
   */
  public GuardedCalls(ClassLoader loader, Duration timeout) {
    this.loader = loader;
    this.timeout = timeout;
  }

  /**
   * What a call came to.
   *
   * @param value what it returned
   * @param finding what went wrong; present exactly if the value is not
   */
  public record Outcome<T>(Optional<T> value, Optional<Finding> finding) {
    private static <T> Outcome<T> failed(Finding finding) {
      return new Outcome<>(Optional.empty(), Optional.of(finding));
    }
  }

  /**
   * Calls the plugin.
   *
   * @param onFailure the code if it throws or returns null
   * @param where the place, for the finding
   * @throws IllegalStateException if an earlier call was abandoned
   */
  public <T> Outcome<T> call(FindingCode onFailure, String where, Callable<T> code) {
    if (abandoned) {
      throw new IllegalStateException("A plugin that did not come back is not called again");
    }
    CompletableFuture<Outcome<T>> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(() -> complete(answer, onFailure, where, code), "codeanatomy-admission");
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    last = answer;
    thread.start();
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return Outcome.failed(Finding.of(onFailure, where, "it failed, and so did saying how"));
    } catch (TimeoutException e) {
      abandon(thread);
      return Outcome.failed(
          Finding.of(FindingCode.PLUGIN_TIMED_OUT, where, "no answer yet")
              .expected("an answer within " + timeout.toMillis() + " ms"));
    } catch (InterruptedException e) {
      abandon(thread);
      Thread.currentThread().interrupt();
      return Outcome.failed(
          Finding.of(FindingCode.PLUGIN_TIMED_OUT, where, "the host was interrupted"));
    }
  }

  private static <T> void complete(
      CompletableFuture<Outcome<T>> answer, FindingCode onFailure, String where, Callable<T> code) {
    try {
      answer.complete(run(onFailure, where, code));
    } catch (Throwable failure) {
      answer.completeExceptionally(failure);
    }
  }

  private static <T> Outcome<T> run(FindingCode onFailure, String where, Callable<T> code) {
    try {
      T value = code.call();
      return value == null
          ? Outcome.failed(Finding.of(onFailure, where, "it returned null"))
          : new Outcome<>(Optional.of(value), Optional.empty());
    } catch (Throwable thrown) {
      return Outcome.failed(PluginFailure.finding(onFailure, where, thrown));
    }
  }

  private void abandon(Thread thread) {
    abandoned = true;
    thread.interrupt();
  }

  /** Says whether a call did not come back in time. From any thread. */
  public boolean abandoned() {
    return abandoned;
  }

  /**
   * Runs an action when no call runs any more: now, or on the thread of the abandoned call once it
   * comes back, which may be never. For what that call may still use.
   */
  public void afterwards(Runnable action) {
    var unused = last.whenComplete((value, failure) -> action.run());
  }
}
