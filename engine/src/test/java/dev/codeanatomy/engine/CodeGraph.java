package dev.codeanatomy.engine;

import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.engine.execute.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs of the example {@code examples/code-graph/spec.json}. */
public final class CodeGraph {
  public static final List<String> TABLES = List.of("cpg_nodes", "cpg_edges", "cpg_props", "calls");

  /** The small tree that the tests run it over. */
  public static final Path FIXTURE = Path.of("src/test/resources/code-graph/src").toAbsolutePath();

  private CodeGraph() {}

  public static String spec() {
    try {
      return Files.readString(Path.of("../examples/code-graph/spec.json"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public static RunRequest request(Path root, Path out, String runId) {
    return new RunRequest(
        spec(), "spec.json", Map.of("root", root.toString()), Optional.of(out), Optional.of(runId));
  }

  public static RunResult run(Engine engine, Path root, Path out, String runId) {
    return engine.run(request(root, out, runId), RunListener.NONE);
  }

  /** The tables of a run by name, for queries. */
  public static Map<String, Path> tables(Path out) {
    return Map.of(
        "cpg_nodes", out.resolve("cpg_nodes"),
        "cpg_edges", out.resolve("cpg_edges"),
        "cpg_props", out.resolve("cpg_props"),
        "calls", out.resolve("calls"));
  }
}
