package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.engine.execute.QueryResult;
import dev.codeanatomy.engine.execute.RunListener;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An engine beside two Delta tables that were written before anything goes wrong: {@code
 * in/numbers} (n BIGINT: 1, 2, 13) and {@code out/result} (n BIGINT: 1). Whatever is refused here
 * is checked to be one clear sentence, to leave both tables as they are, and to leave the engine
 * usable.
 */
final class Workspace implements AutoCloseable {
  final Path root;
  final Path numbers;
  final Path out;
  final Engine engine;

  private Workspace(Path root, Path plugins) {
    this.root = root;
    this.numbers = root.resolve("in/numbers");
    this.out = root.resolve("out");
    this.engine =
        Engine.builder().profile(EnvironmentProfile.SMALL).pluginDirectory(plugins).open();
  }

  /** Opens the engine with the archives of a directory and writes the tables. */
  static Workspace open(Path root, Path plugins) throws IOException {
    Files.createDirectories(plugins);
    return unchecked(root, plugins);
  }

  /** The same with a plugin directory that may be missing. */
  static Workspace unchecked(Path root, Path plugins) throws IOException {
    Path prepared = Files.createDirectories(root.resolve("no-plugins"));
    try (Workspace first = new Workspace(root, prepared)) {
      first.run(
          "numbers", "SELECT CAST(n AS BIGINT) AS n FROM (VALUES (1), (2), (13)) AS v(n)", "in");
      first.run("result", "SELECT CAST(1 AS BIGINT) AS n", "out");
    }
    return new Workspace(root, plugins);
  }

  /** The same folder with the tables that are there. */
  static Workspace reopen(Path root) {
    return new Workspace(root, root.resolve("no-plugins"));
  }

  private void run(String output, String sql, String folder) {
    engine.run(
        new RunRequest(
            spec(sql).replace("\"result\"", "\"" + output + "\""),
            "given.json",
            Map.of(),
            Optional.of(root.resolve(folder)),
            Optional.empty()),
        RunListener.NONE);
  }

  /** A spec that writes one query over {@code numbers} to {@code result}. */
  String spec(String sql) {
    return spec("", "{\"kind\": \"Sql\", \"query\": \"%s\"}".formatted(sql));
  }

  /** The same with any transform, and further properties of the root. */
  String spec(String more, String transform) {
    String input =
        Files.exists(numbers.resolve("_delta_log"))
            ? "{\"logical_name\": \"numbers\", \"delta_location\": \"%s\"}".formatted(numbers)
            : "";
    return """
    {"version": 5, %s
     "input_relations": [%s],
     "view_definitions": [{"name": "v", "transform": %s}],
     "output_targets": [{"table_name": "result", "source_view": "v"}]}
    """
        .formatted(more, input, transform);
  }

  EngineError refused(String spec) {
    return refused(spec, Map.of());
  }

  EngineError refused(String spec, Map<String, String> parameters) {
    return refused(
        new RunRequest(spec, "given.json", parameters, Optional.of(out), Optional.empty()));
  }

  EngineError refused(RunRequest request) {
    return refused(() -> engine.run(request, RunListener.NONE));
  }

  EngineError refusedQuery(String sql, Map<String, Path> tables) {
    return refused(
        () -> {
          try (QueryResult rows = engine.query(new QueryRequest(sql, tables))) {
            while (rows.next()) {
              rows.batch();
            }
          }
        });
  }

  EngineError refusedQuery(String sql) {
    return refusedQuery(sql, Map.of("numbers", numbers));
  }

  private EngineError refused(Runnable attempt) {
    Map<String, Integer> before = files();
    EngineException failure = catchThrowableOfType(EngineException.class, attempt::run);
    assertThat(failure).as("a failure").isNotNull();
    EngineError error = failure.error();
    assertThat(files()).as("files of both tables").isEqualTo(before);
    assertThat(rows("SELECT n FROM numbers ORDER BY n")).containsExactly(1L, 2L, 13L);
    assertThat(rows("SELECT n FROM result")).containsExactly(1L);
    ClearSentence.check(error);
    return error;
  }

  /** The one BIGINT column of a query over both tables. */
  List<Object> rows(String sql) {
    List<Object> rows = new ArrayList<>();
    Map<String, Path> tables = Map.of("numbers", numbers, "result", out.resolve("result"));
    try (QueryResult result = engine.query(new QueryRequest(sql, tables))) {
      while (result.next()) {
        for (int row = 0; row < result.batch().getRowCount(); row++) {
          rows.add(result.batch().getVector(0).getObject(row));
        }
      }
    }
    return rows;
  }

  /** Every file below both folders with a hash of what is in it; locks are not part of a table. */
  private Map<String, Integer> files() {
    Map<String, Integer> files = new TreeMap<>();
    for (Path folder : List.of(numbers.getParent(), out)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path file : tree.filter(Files::isRegularFile).toList()) {
          if (!file.getFileName().toString().endsWith(".lock")) {
            files.put(root.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
          }
        }
      } catch (IOException failure) {
        throw new java.io.UncheckedIOException(failure);
      }
    }
    return files;
  }

  @Override
  public void close() {
    engine.close();
  }
}
