package dev.codeanatomy.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What to run.
 *
 * @param spec the execution spec, JSON text
 * @param specName how messages call the spec: a file name, for example
 * @param parameters values for the spec's typed parameters, by name, as text
 * @param outputDirectory where outputs without a location of their own are written, each in a
 *     folder of its own name; empty: every output needs a location
 * @param runId the run's identity: running again with the same id writes nothing twice. Empty: a
 *     new one is made
 */
public record RunRequest(
    String spec,
    String specName,
    Map<String, String> parameters,
    Optional<Path> outputDirectory,
    Optional<String> runId) {
  public RunRequest {
    Objects.requireNonNull(spec);
    Objects.requireNonNull(specName);
    parameters = Map.copyOf(parameters);
    outputDirectory = outputDirectory.map(path -> path.toAbsolutePath().normalize());
    Objects.requireNonNull(runId);
  }

  /** A run without parameters, output directory or id. */
  public static RunRequest of(String spec, String specName) {
    return new RunRequest(spec, specName, Map.of(), Optional.empty(), Optional.empty());
  }
}
