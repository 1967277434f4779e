package dev.codeanatomy.engine.execute;

import dev.codeanatomy.contract.result.InputInfo;
import dev.codeanatomy.contract.result.OutputResult;
import dev.codeanatomy.contract.result.PluginInfo;
import dev.codeanatomy.contract.result.RunWarning;
import dev.codeanatomy.contract.result.StageTiming;
import dev.codeanatomy.contract.spec.SpecHash;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What a run that succeeded left, as it was taken down.
 *
 * @param runId the run's identity
 * @param specHash of the spec
 * @param parameters the values of the spec's parameters, as text
 * @param inputs what was read
 * @param outputs in the order of their commits
 * @param warnings in the order they arose
 * @param plugins that took part, by id
 * @param versions of the engine and its parts, by name
 * @param startedAt when it began
 * @param completedAt when it ended
 * @param timings of its stages, in order
 */
public record RunOutcome(
    String runId,
    SpecHash specHash,
    SortedMap<String, String> parameters,
    List<InputInfo> inputs,
    List<OutputResult> outputs,
    List<RunWarning> warnings,
    List<PluginInfo> plugins,
    SortedMap<String, String> versions,
    Instant startedAt,
    Instant completedAt,
    List<StageTiming> timings) {
  public RunOutcome {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    warnings = List.copyOf(warnings);
    plugins = List.copyOf(plugins);
    timings = List.copyOf(timings);
  }
}
