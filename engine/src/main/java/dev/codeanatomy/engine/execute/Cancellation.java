package dev.codeanatomy.engine.execute;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The one switch that ends a run or query early. Set from any thread, at most once; what is running
 * in the database is interrupted at once, and plugin code sees it through its run scope.
 */
public final class Cancellation {
  private final Set<Runnable> interruptions = new LinkedHashSet<>();
  private volatile Optional<Finding> overrun = Optional.empty();
  private volatile boolean cancelled;

  public boolean isCancelled() {
    return cancelled;
  }

  /** Ends the run. */
  public void cancel() {
    Set<Runnable> now;
    synchronized (interruptions) {
      cancelled = true;
      now = new LinkedHashSet<>(interruptions);
    }
    now.forEach(Runnable::run);
  }

  /** Ends the run because a call into a plugin took too long; its errors say so. */
  void overrun(Finding finding) {
    if (overrun.isEmpty()) {
      overrun = Optional.of(finding);
    }
    cancel();
  }

  /** From now on {@code interruption} is run on cancelling; it must return soon. */
  void onCancel(Runnable interruption) {
    synchronized (interruptions) {
      interruptions.add(interruption);
    }
    if (cancelled) {
      interruption.run();
    }
  }

  void forget(Runnable interruption) {
    synchronized (interruptions) {
      interruptions.remove(interruption);
    }
  }

  /**
   * Ends the stage here if the run was cancelled.
   *
   * @throws EngineException if so
   */
  void check(EngineStage stage) {
    if (cancelled) {
      throw exception(stage);
    }
  }

  /** Why a run that was cancelled ends. */
  EngineException exception(EngineStage stage) {
    return new EngineException(
        stage,
        overrun.orElseGet(
            () -> Finding.of(FindingCode.RUN_CANCELLED, "run", "the run was cancelled")));
  }

  /** Why a query that was cancelled ends. A query writes nothing and has no id. */
  EngineException queryException(EngineStage stage) {
    return new EngineException(
        stage,
        overrun.orElseGet(
            () ->
                Finding.of(FindingCode.RUN_CANCELLED, "query", "the query was cancelled")
                    .remedy("Ask it again")));
  }
}
