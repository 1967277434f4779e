package dev.codeanatomy.engine;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.engine.execute.EngineRuntime;
import dev.codeanatomy.engine.execute.QueryResult;
import dev.codeanatomy.engine.execute.RunListener;

/**
 * The engine, as an embedding program sees it: runs specs and queries with the plugins of one
 * directory. Plugins are admitted when something first needs one. Safe for many threads; each run
 * and each query has a database of its own. Close it after all results are closed.
 */
public final class Engine implements AutoCloseable {
  private final EngineRuntime runtime;
  private final boolean checked;

  Engine(EngineRuntime runtime, boolean checked) {
    this.runtime = runtime;
    this.checked = checked;
  }

  public static EngineBuilder builder() {
    return new EngineBuilder();
  }

  /**
   * Runs a spec to its end: all outputs are committed when this returns.
   *
   * @throws EngineException if anything is refused or fails; earlier table versions stay readable,
   *     and the error says which outputs were committed, if any
   */
  public RunResult run(RunRequest request, RunListener listener) {
    throw unfinished(request.specName() + checked);
  }

  /**
   * Starts a query; its rows come as they are computed.
   *
   * @return the rows; the caller closes it
   * @throws EngineException if the query is refused
   */
  public QueryResult query(QueryRequest request) {
    throw unfinished(request.sql());
  }

  /** Interrupts every run and query in progress; each fails as cancelled. Safe from any thread. */
  public void cancelRunning() {}

  private static EngineException unfinished(String what) {
    return new EngineException(
        EngineStage.EXECUTE, Finding.of(FindingCode.SPEC_NOT_SUPPORTED_YET, what, "unfinished"));
  }

  @Override
  public void close() {
    runtime.close();
  }
}
