package dev.codeanatomy.engine.execute;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The one switch that ends a run or query early. Set from any thread, at most once; what is running
 * in the database is interrupted at once, and plugin code sees it through its run scope.
 */
public final class Cancellation {
  private final Set<Runnable> interruptions = new LinkedHashSet<>();
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

  static EngineException exception(EngineStage stage) {
    return new EngineException(
        stage, Finding.of(FindingCode.RUN_CANCELLED, "run", "the run was cancelled"));
  }

  /** A query writes nothing and has no id. */
  static EngineException queryException(EngineStage stage) {
    return new EngineException(
        stage,
        Finding.of(FindingCode.RUN_CANCELLED, "query", "the query was cancelled")
            .remedy("Ask it again"));
  }
}
