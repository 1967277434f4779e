package dev.codeanatomy.engine;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.engine.execute.Cancellation;
import dev.codeanatomy.engine.execute.EngineRuntime;
import dev.codeanatomy.engine.execute.PluginSet;
import dev.codeanatomy.engine.execute.QueryResult;
import dev.codeanatomy.engine.execute.QueryRun;
import dev.codeanatomy.engine.execute.RunListener;
import dev.codeanatomy.engine.execute.RunOutcome;
import dev.codeanatomy.engine.execute.SpecRun;
import dev.codeanatomy.engine.result.RunResults;
import dev.codeanatomy.host.PluginCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The engine, as an embedding program sees it: runs specs and queries with the plugins of one
 * directory. Plugins are admitted when something first needs one. Safe for many threads; each run
 * and each query has a database of its own. Close it after all results are closed.
 */
public final class Engine implements AutoCloseable {
  private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final EngineRuntime runtime;
  private final PluginSet plugins;
  private final boolean checked;
  private final Set<Cancellation> running = ConcurrentHashMap.newKeySet();
  private boolean closed;

  Engine(EngineRuntime runtime, boolean checked) {
    this.runtime = runtime;
    this.plugins = new PluginSet(runtime);
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
    String runId = request.runId().orElseGet(() -> UUID.randomUUID().toString());
    if (!RUN_ID.matcher(runId).matches()) {
      throw new EngineException(
          EngineStage.SPEC,
          Finding.of(FindingCode.RUN_ID_INVALID, "run id", "'" + runId + "'")
              .expected("1 to 100 letters, digits, dots, dashes and underscores"));
    }
    request.outputDirectory().ifPresent(Engine::refuseFile);
    Cancellation cancellation = begin();
    try {
      RunOutcome outcome =
          new SpecRun(
                  runtime,
                  plugins,
                  new SpecRun.Request(
                      request.spec(),
                      request.parameters(),
                      request.outputDirectory(),
                      runId,
                      checked),
                  listener,
                  cancellation)
              .run();
      return RunResults.of(outcome);
    } finally {
      running.remove(cancellation);
    }
  }

  private static void refuseFile(Path outputDirectory) {
    if (Files.exists(outputDirectory) && !Files.isDirectory(outputDirectory)) {
      throw new EngineException(
          EngineStage.WRITE,
          Finding.of(
                  FindingCode.DELTA_LOCATION_UNSUPPORTED,
                  outputDirectory.toString(),
                  "the output directory is a file")
              .expected("a directory, or a path where none is yet"));
    }
  }

  /**
   * Starts a query; its rows come as they are computed.
   *
   * @return the rows; the caller closes it
   * @throws EngineException if the query is refused
   */
  public QueryResult query(QueryRequest request) {
    Cancellation cancellation = begin();
    return new QueryRun(runtime, plugins, checked, cancellation)
        .start(request.sql(), request.tables(), () -> running.remove(cancellation));
  }

  /** What this engine is made of and can do; admits the plugins. */
  public Capabilities capabilities() {
    return Capabilities.of(runtime, plugins);
  }

  /** Interrupts every run and query in progress; each fails as cancelled. Safe from any thread. */
  public void cancelRunning() {
    running.forEach(Cancellation::cancel);
  }

  private synchronized Cancellation begin() {
    if (PluginCall.isUnderWay()) {
      throw new EngineException(
          EngineStage.EXECUTE,
          Finding.of(
              FindingCode.RUN_WITHIN_CALL,
              "engine",
              "a plugin's function asks for a run or a query"));
    }
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
    Cancellation cancellation = new Cancellation();
    running.add(cancellation);
    return cancellation;
  }

  /**
   * Unloads the plugins and frees everything. Idempotent.
   *
   * @throws IllegalStateException if a run is in progress or a result is still open: they use what
   *     would be freed; the engine stays open
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    if (!running.isEmpty()) {
      throw new IllegalStateException(
          running.size() + " run(s) or result(s) still use the engine; end and close them first");
    }
    closed = true;
    try {
      plugins.close();
    } finally {
      runtime.close();
    }
  }
}
