package dev.codeanatomy.engine.execute;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.result.OutputResult;
import dev.codeanatomy.contract.result.WriteOutcome;
import dev.codeanatomy.contract.spec.OutputTarget;
import dev.codeanatomy.engine.catalog.EngineFunctions;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.engine.compile.CompiledPlan;
import dev.codeanatomy.engine.compile.PlanCompiler;
import dev.codeanatomy.engine.compile.PlanStep;
import dev.codeanatomy.engine.delta.DeltaTables;
import dev.codeanatomy.engine.delta.DeltaWriter;
import dev.codeanatomy.engine.spec.ResolvedSpec;
import dev.codeanatomy.engine.spec.SpecNormalizer;
import dev.codeanatomy.engine.spec.SpecReader;
import dev.codeanatomy.engine.sql.Language;
import dev.codeanatomy.engine.sql.PlannerSession;
import dev.codeanatomy.engine.sql.SqlReferences;
import dev.codeanatomy.host.AdmissionReport;
import dev.codeanatomy.host.AdmittedPlugin;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One run of a spec, from its text to committed tables, stage after stage:
 *
 * <pre>
 *   read ─► admit ─► compile ─► open outputs ─► lower ─► execute and write files ─► commit ─► result
 * </pre>
 *
 * Everything is planned before anything runs, and everything is written before anything is
 * committed, so that most failures leave no trace. Used once, by one thread.
 */
public final class SpecRun {
  private final EngineRuntime runtime;
  private final PluginSet plugins;
  private final Request request;
  private final RunListener listener;
  private final Cancellation cancellation;
  private final RunRecorder recorder;
  private final RunLog log;
  private final RunThread thread;

  /**
   * What to run.
   *
   * @param spec the spec's text
   * @param parameters values by name, as text
   * @param outputDirectory where outputs without a place of their own go
   * @param runId the run's identity
   * @param checked whether vectors lent to plugin code are revoked after each call
   */
  public record Request(
      String spec,
      Map<String, String> parameters,
      Optional<Path> outputDirectory,
      String runId,
      boolean checked) {}

  public SpecRun(
      EngineRuntime runtime,
      PluginSet plugins,
      Request request,
      RunListener listener,
      Cancellation cancellation) {
    this.runtime = runtime;
    this.plugins = plugins;
    this.request = request;
    this.listener = listener;
    this.cancellation = cancellation;
    this.recorder = new RunRecorder(request.runId(), Clock.systemUTC());
    this.log = new RunLog(request.runId());
    this.thread = new RunThread(runtime, plugins, cancellation);
  }

  /**
   * Runs to the end.
   *
   * @throws EngineException if anything is refused or fails
   */
  public RunOutcome run() {
    try {
      return thread.call(this::runStages);
    } catch (RuntimeException thrown) { // also what a listener or a plugin's closing throws
      EngineException failure = Failures.of(EngineStage.EXECUTE, "run", thrown);
      log.failed(failure.error());
      throw failure;
    } finally {
      thread.end(() -> {});
    }
  }

  private RunOutcome runStages() {
    runtime.requireInstalled();
    ResolvedSpec resolved =
        stage(
            EngineStage.SPEC,
            "read spec",
            () ->
                SpecNormalizer.normalize(
                    SpecReader.read(request.spec()), request.parameters(), new SqlReferences()));
    Path base = Path.of("").toAbsolutePath();
    DeltaFunctions delta = new DeltaFunctions(new DeltaTables(), base);
    try (PluginSession session =
            stage(EngineStage.ADMIT, "admit plugins", () -> openPlugins(resolved));
        SessionCatalog catalog =
            SessionCatalog.of(
                session.plugins(),
                new EngineFunctions(delta.functions(), runtime.allocator(), session.engineScope()),
                Language.CURRENT::names);
        ProviderOpening providers = new ProviderOpening(session.plugins())) {
      PlannerSession planner = new PlannerSession(catalog, SpecParameters.of(resolved));
      SpecInputs inputs = new SpecInputs(resolved, planner, providers, base, new DeltaTables());
      log.compileStarted(resolved.hash().identity().text());
      CompiledPlan compiled =
          stage(
              EngineStage.COMPILE,
              "compile",
              () -> PlanCompiler.compile(resolved, planner, inputs));
      compiled.warnings().forEach(finding -> warn(EngineStage.COMPILE, finding));
      LoweredRun lowered =
          stage(EngineStage.LOWER, "lower", () -> LoweredRun.of(compiled, versions(inputs, delta)));
      recorder.inputs(lowered.inputs());
      log.compileFinished(
          resolved.spec().viewDefinitions().size(),
          resolved.spec().outputTargets().size(),
          lowered.digest().text());
      Set<Path> folders = inputs.folders();
      folders.addAll(delta.folders());
      write(resolved, compiled, lowered, folders);
    }
    return recorder.finish(
        resolved.hash(), new TreeMap<>(resolved.parameterTexts()), EngineVersions.of(runtime));
  }

  /** The version of each table that the run reads; a place can be no input's name. */
  private static Map<String, Long> versions(SpecInputs inputs, DeltaFunctions delta) {
    Map<String, Long> versions = new LinkedHashMap<>(inputs.versions());
    versions.putAll(delta.versions());
    return versions;
  }

  private PluginSession openPlugins(ResolvedSpec resolved) {
    PluginSession session =
        plugins.open(resolved.spec().plugins(), cancellation::isCancelled, thread.watch());
    for (AdmittedPlugin plugin : plugins.admitted()) {
      var info = PluginSet.info(plugin);
      recorder.plugin(info);
      log.pluginAdmitted(info.id(), info.version(), info.hash(), String.join(" ", info.bits()));
    }
    for (AdmissionReport report : plugins.rejected()) {
      String reason =
          report.findings().stream().map(Finding::toString).findFirst().orElse("no reason given");
      warn(
          EngineStage.ADMIT,
          Finding.of(FindingCode.PLUGIN_NOT_ADMITTED, report.source().toString(), reason));
    }
    return session;
  }

  private void write(
      ResolvedSpec resolved, CompiledPlan compiled, LoweredRun lowered, Set<Path> inputFolders) {
    DeltaWriter writer = new DeltaWriter(new DeltaTables(), runtime.outputLocks());
    try (OutputWrites outputs =
        stage(
            EngineStage.WRITE,
            "open outputs",
            () ->
                OutputWrites.begin(
                    writer,
                    inSpecOrder(compiled, resolved.spec().outputTargets()),
                    request.outputDirectory(),
                    request.runId(),
                    commitMetadata(resolved, lowered)))) {
      if (!outputs.allDone()) {
        execute(compiled, lowered, inputFolders, outputs);
      }
      cancellation.check(EngineStage.WRITE);
      stage(EngineStage.WRITE, "commit", () -> outputs.commitAll(this::committed));
      outputs.warnings().forEach(finding -> warn(EngineStage.WRITE, finding));
    }
  }

  private static List<PlanStep.WriteOutput> inSpecOrder(
      CompiledPlan compiled, List<OutputTarget> targets) {
    return compiled.steps().stream()
        .filter(PlanStep.WriteOutput.class::isInstance)
        .map(PlanStep.WriteOutput.class::cast)
        .sorted(Comparator.comparingInt(step -> targets.indexOf(step.target())))
        .toList();
  }

  private void committed(OutputResult output) {
    recorder.output(output);
    log.writeFinished(output.name(), output.rows(), describe(output.outcome()));
  }

  private static String describe(WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Captured captured -> "version " + captured.deltaVersion();
      case WriteOutcome.AlreadyCommitted before ->
          "already in version " + before.deltaVersion() + ", nothing written";
      case WriteOutcome.Unavailable unknown -> unknown.reason();
    };
  }

  private void execute(
      CompiledPlan compiled, LoweredRun lowered, Set<Path> inputFolders, OutputWrites outputs) {
    Set<Path> folders = new LinkedHashSet<>(inputFolders);
    folders.addAll(outputs.folders());
    try (RunDatabase database =
            RunDatabase.open(runtime, request.checked(), folders, thread.watch());
        StatementRunner statements = new StatementRunner(runtime, database, cancellation)) {
      NativeRegistration natives = new NativeRegistration(database.database(), runtime);
      for (PlanStep step : compiled.steps()) {
        switch (step) {
          case PlanStep.MaterializeView view -> {
            if (lowered.isNeeded(view, outputs.open())) {
              stage(
                  EngineStage.EXECUTE,
                  "view " + view.view(),
                  fraction -> {
                    natives.register(lowered.natives(step));
                    long rows = statements.createTable(view.table(), lowered.sql(step), fraction);
                    log.viewMaterialised(view.view(), rows);
                  });
            }
          }
          case PlanStep.WriteOutput output -> {
            String name = output.target().tableName();
            if (outputs.isOpen(name)) {
              log.writeStarted(name, outputs.location(name));
              stage(
                  EngineStage.EXECUTE,
                  "write " + name,
                  fraction -> {
                    natives.register(lowered.natives(step));
                    String copy = outputs.copySql(name, lowered.sql(step));
                    outputs.written(name, statements.copy(copy, fraction));
                  });
            }
          }
        }
      }
    }
  }

  /** What every commit of the run says of where its rows come from. */
  private Map<String, String> commitMetadata(ResolvedSpec resolved, LoweredRun lowered) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("codeanatomy.run_id", request.runId());
    metadata.put("codeanatomy.spec_identity_hash", resolved.hash().identity().text());
    metadata.put("codeanatomy.spec_full_hash", resolved.hash().full().text());
    metadata.put("codeanatomy.plan_digest", lowered.digest().text());
    metadata.put(
        "codeanatomy.plugin_set_hash",
        ContentHash.ofParts(
                "plugin-set",
                recorder.plugins().stream()
                    .map(p -> p.id() + " " + p.version() + " " + p.hash())
                    .toList())
            .text());
    metadata.put("codeanatomy.rulepack_profile", resolved.spec().rulepackProfile().wire());
    metadata.put("codeanatomy.runtime_profile", runtime.profile().label());
    metadata.put("codeanatomy.run_started_at", recorder.startedAt().toString());
    resolved
        .spec()
        .runtime()
        .lineageTags()
        .forEach((tag, value) -> metadata.put("codeanatomy.lineage_tag." + tag, value));
    return metadata;
  }

  private void warn(EngineStage stage, Finding finding) {
    recorder.warning(stage, finding);
    log.warned(finding.code().id(), stage.label(), finding.where() + ": " + finding.message());
    listener.warned(finding.code().id(), finding.where() + ": " + finding.message());
  }

  /** Something that reports how far it is. */
  private interface Step {
    void run(java.util.function.DoubleConsumer fraction);
  }

  private void stage(EngineStage stage, String subject, Step step) {
    stage(
        stage,
        subject,
        () -> {
          step.run(fraction -> listener.stepProgressed(subject, fraction));
          return true;
        });
  }

  private void stage(EngineStage stage, String subject, Runnable work) {
    stage(
        stage,
        subject,
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T stage(EngineStage stage, String subject, Supplier<T> work) {
    cancellation.check(stage);
    listener.stepStarted(subject);
    long start = System.nanoTime();
    try {
      T result = work.get();
      long nanos = System.nanoTime() - start;
      recorder.timing(stage, subject, nanos);
      listener.stepFinished(subject, nanos);
      return result;
    } catch (Throwable thrown) { // a plugin's code throws what it likes, declared or not
      if (cancellation.isCancelled()) {
        throw cancellation.exception(stage);
      }
      throw Failures.of(
          stage,
          subject,
          thrown instanceof PlanningException refused ? plugins.explained(refused) : thrown);
    }
  }

  /** The failure of a run without a place for an output. */
  static EngineException withoutPlace(List<String> outputs) {
    return new EngineException(
        EngineStage.WRITE,
        Finding.of(
            FindingCode.RUN_OUTPUT_WITHOUT_PLACE,
            "output '" + String.join("', '", outputs) + "'",
            "neither an output directory nor a delta_location is given"));
  }
}
