package dev.codeanatomy.contract.result;

import dev.codeanatomy.contract.spec.SpecHash;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run that succeeded leaves. {@link RunResultJson} is its one JSON form.
 *
 * @param runId id of the run
 * @param specHash hash pair of the spec
 * @param parameters values of the spec's parameters, as text by name
 * @param inputs what was read, by name
 * @param outputs the tables written, in the spec's order
 * @param warnings in the order they arose
 * @param plugins the plugins that took part, by id
 * @param engineVersions versions of the engine and of what it is made of, by name
 * @param measured times
 */
public record RunResult(
    String runId,
    SpecHash specHash,
    SortedMap<String, String> parameters,
    List<InputInfo> inputs,
    List<OutputResult> outputs,
    List<RunWarning> warnings,
    List<PluginInfo> plugins,
    SortedMap<String, String> engineVersions,
    Measured measured) {
  /** Copies the collections. */
  public RunResult {
    if (runId.isBlank()) {
      throw new IllegalArgumentException("A run has an id");
    }
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    inputs = inputs.stream().sorted(InputInfo.ORDER).toList();
    outputs = List.copyOf(outputs);
    warnings = List.copyOf(warnings);
    plugins = List.copyOf(plugins);
    engineVersions = Collections.unmodifiableSortedMap(new TreeMap<>(engineVersions));
  }
}
