package dev.codeanatomy.engine.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.contract.result.WriteOutcome;
import dev.codeanatomy.engine.CodeGraph;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.RealPlugin;
import dev.codeanatomy.engine.Rows;
import dev.codeanatomy.engine.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run started again: with its id it writes nothing twice, with another id it is a new run. */
class RepeatedRunTest {
  private static final String APPEND =
      """
      {"version": 5,
       "plugins": [{"id": "codeanatomy"}],
       "typed_parameters": [{"name": "root", "type": "Utf8"}],
       "view_definitions": [{"name": "files",
         "transform": {"kind": "TableFunction", "function": "source_files", "arguments": [":root"]}}],
       "output_targets": [{"table_name": "log", "source_view": "files",
         "materialization_mode": "Append"}]}
      """;

  private static Engine engine;
  @TempDir Path out;

  @BeforeAll
  static void open() {
    engine = RealPlugin.engine();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void sameIdWritesNothingTwice() throws IOException {
    CodeGraph.run(engine, CodeGraph.FIXTURE, out, "first");
    Map<String, Long> files = files();

    RunResult again = CodeGraph.run(engine, CodeGraph.FIXTURE, out, "first");

    assertThat(again.outputs())
        .hasSize(4)
        .allSatisfy(
            output -> {
              assertThat(output.outcome()).isEqualTo(new WriteOutcome.AlreadyCommitted(0));
              assertThat(output.rows()).isZero();
              assertThat(output.files()).isZero();
            });
    assertThat(files()).isEqualTo(files);
  }

  @Test
  void anotherIdOverwrites() {
    CodeGraph.run(engine, CodeGraph.FIXTURE, out, "first");
    List<String> rows = Rows.sorted(engine, out.resolve("cpg_edges"));

    RunResult other = CodeGraph.run(engine, CodeGraph.FIXTURE, out, "second");

    assertThat(other.outputs())
        .allSatisfy(
            output ->
                assertThat(output.outcome())
                    .isInstanceOfSatisfying(
                        WriteOutcome.Captured.class,
                        captured -> assertThat(captured.deltaVersion()).isEqualTo(1)));
    assertThat(Rows.sorted(engine, out.resolve("cpg_edges"))).isEqualTo(rows);
  }

  @Test
  void anOlderIdIsRememberedAfterALaterRun() {
    CodeGraph.run(engine, CodeGraph.FIXTURE, out, "first");
    CodeGraph.run(engine, CodeGraph.FIXTURE, out, "second");

    RunResult again = CodeGraph.run(engine, CodeGraph.FIXTURE, out, "first");

    assertThat(again.outputs())
        .allSatisfy(
            output ->
                assertThat(output.outcome()).isInstanceOf(WriteOutcome.AlreadyCommitted.class));
  }

  @Test
  void appendedRowsComeOncePerId() {
    append("first");
    assertThat(logged()).isEqualTo(5);
    append("first");
    assertThat(logged()).isEqualTo(5);
    append("second");
    assertThat(logged()).isEqualTo(10);
    append("first");
    append("second");
    assertThat(logged()).isEqualTo(10);
  }

  private void append(String runId) {
    engine.run(
        new RunRequest(
            APPEND,
            "append.json",
            Map.of("root", CodeGraph.FIXTURE.toString()),
            Optional.of(out),
            Optional.of(runId)),
        RunListener.NONE);
  }

  private long logged() {
    return Rows.number(engine, "SELECT count(*) FROM t", Map.of("t", out.resolve("log")));
  }

  /** Every file but the locks, with its time of change. */
  private Map<String, Long> files() throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(out)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().endsWith(".lock")) {
          files.put(out.relativize(file).toString(), Files.getLastModifiedTime(file).toMillis());
        }
      }
    }
    return files;
  }
}
