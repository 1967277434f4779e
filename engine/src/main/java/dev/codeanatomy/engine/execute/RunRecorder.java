package dev.codeanatomy.engine.execute;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.result.InputInfo;
import dev.codeanatomy.contract.result.OutputResult;
import dev.codeanatomy.contract.result.PluginInfo;
import dev.codeanatomy.contract.result.RunWarning;
import dev.codeanatomy.contract.result.StageTiming;
import dev.codeanatomy.contract.spec.SpecHash;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Takes down what one run does, in order. Used by the run's own thread. */
final class RunRecorder {
  private final String runId;
  private final Clock clock;
  private final Instant startedAt;
  private final List<InputInfo> inputs = new ArrayList<>();
  private final List<OutputResult> outputs = new ArrayList<>();
  private final List<RunWarning> warnings = new ArrayList<>();
  private final List<PluginInfo> plugins = new ArrayList<>();
  private final List<StageTiming> timings = new ArrayList<>();

  /** Begins a run now. */
  RunRecorder(String runId, Clock clock) {
    this.runId = runId;
    this.clock = clock;
    this.startedAt = now();
  }

  String runId() {
    return runId;
  }

  /** When the run began, to the millisecond. */
  Instant startedAt() {
    return startedAt;
  }

  void plugin(PluginInfo plugin) {
    plugins.add(plugin);
  }

  void inputs(List<InputInfo> read) {
    inputs.addAll(read);
  }

  void output(OutputResult output) {
    outputs.add(output);
  }

  void warning(RunWarning warning) {
    warnings.add(warning);
  }

  /** Takes a finding of a stage down as a warning; its place becomes context. */
  RunWarning warning(EngineStage stage, Finding finding) {
    SortedMap<String, String> context = new TreeMap<>();
    context.put("where", finding.where());
    RunWarning warning = new RunWarning(finding.code(), stage, finding.message(), context);
    warnings.add(warning);
    return warning;
  }

  /** Takes down that a stage worked on {@code subject} for so long. */
  void timing(EngineStage stage, String subject, long nanos) {
    timings.add(new StageTiming(stage, subject, TimeUnit.NANOSECONDS.toMicros(nanos)));
  }

  /** The plugins taken down so far, by id. */
  List<PluginInfo> plugins() {
    return plugins.stream().sorted(Comparator.comparing(PluginInfo::id)).toList();
  }

  /** Ends the run. */
  RunOutcome finish(
      SpecHash specHash, SortedMap<String, String> parameters, SortedMap<String, String> versions) {
    return new RunOutcome(
        runId,
        specHash,
        parameters,
        inputs,
        outputs,
        warnings,
        plugins(),
        versions,
        startedAt,
        now(),
        timings);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
