package dev.codeanatomy.host.prove;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.call.CallDefectException;
import dev.codeanatomy.plugin.api.PluginException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.arrow.memory.OutOfMemoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a plugin's code under a time limit, each call on a daemon thread of its own whose context
 * class loader is the plugin's, and turns whatever it throws into a finding. A call that does not
 * come back is interrupted and left behind.
 */
public final class GuardedCalls {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedCalls.class);

  private final ClassLoader loader;
  private final Duration timeout;

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
  public record Outcome<T>(Optional<T> value, Optional<Finding> finding) {}

  /**
   * Calls the plugin.
   *
   * @param onFailure the code if it throws
   * @param where the place, for the finding
   */
  public <T> Outcome<T> call(FindingCode onFailure, String where, Callable<T> code) {
    FutureTask<T> task = new FutureTask<>(code);
    Thread thread = new Thread(task, "codeanatomy-admission");
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    thread.start();
    try {
      T value = task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (value == null) {
        return failed(Finding.of(onFailure, where, "it returned null"));
      }
      return new Outcome<>(Optional.of(value), Optional.empty());
    } catch (ExecutionException e) {
      Throwable thrown = e.getCause() == null ? e : e.getCause();
      Throwable cause =
          thrown instanceof ExceptionInInitializerError && thrown.getCause() != null
              ? thrown.getCause()
              : thrown;
      LOG.debug("{} failed", where, cause);
      return failed(finding(onFailure, where, cause));
    } catch (TimeoutException e) {
      task.cancel(true);
      return failed(
          Finding.of(FindingCode.PLUGIN_TIMED_OUT, where, "no answer yet")
              .expected("an answer within " + timeout.toMillis() + " ms"));
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return failed(Finding.of(FindingCode.PLUGIN_TIMED_OUT, where, "the host was interrupted"));
    }
  }

  private static <T> Outcome<T> failed(Finding finding) {
    return new Outcome<>(Optional.empty(), Optional.of(finding));
  }

  private static Finding finding(FindingCode onFailure, String where, Throwable cause) {
    if (cause instanceof CallDefectException defect) {
      return defect.finding(where);
    }
    if (cause instanceof OutOfMemoryException) {
      return Finding.of(
          FindingCode.ALLOCATION_LIMIT, where, String.valueOf(cause.getMessage()).strip());
    }
    if (cause instanceof PluginException) {
      return Finding.of(onFailure, where, "it says: " + cause.getMessage());
    }
    String message = cause.getMessage() == null ? "" : ": " + cause.getMessage().strip();
    Finding finding =
        Finding.of(onFailure, where, "it threw " + cause.getClass().getSimpleName() + message);
    return cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException
        ? finding.remedy(
            "Put the class into the plugin, or declare its Java module in 'javaModules'.")
        : finding;
  }
}
