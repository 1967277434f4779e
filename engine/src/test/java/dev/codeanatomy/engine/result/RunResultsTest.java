package dev.codeanatomy.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.contract.result.InputInfo;
import dev.codeanatomy.contract.result.Measured;
import dev.codeanatomy.contract.result.OutputResult;
import dev.codeanatomy.contract.result.PluginInfo;
import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.contract.result.RunResultJson;
import dev.codeanatomy.contract.result.StageTiming;
import dev.codeanatomy.contract.result.WriteOutcome;
import dev.codeanatomy.engine.CodeGraph;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.RealPlugin;
import dev.codeanatomy.engine.Rows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of itself: all of it, the same every time, and no more than the tables hold. */
class RunResultsTest {
  @TempDir static Path folder;
  private static Engine engine;
  private static RunResult first;
  private static RunResult second;

  @BeforeAll
  static void run() {
    engine = RealPlugin.engine();
    first = CodeGraph.run(engine, CodeGraph.FIXTURE, folder.resolve("first"), "run");
    second = CodeGraph.run(engine, CodeGraph.FIXTURE, folder.resolve("second"), "run");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @Test
  void twoRunsOfOneSpecDifferInWhatIsMeasuredAndInSizesAlone() {
    assertThat(text(first, "first")).isEqualTo(text(second, "second"));
    assertThat(first.measured()).isNotEqualTo(second.measured());
  }

  /**
   * The canonical text without what is measured and without sizes, which depend on the order in
   * which threads finish, and with one name for both folders.
   */
  private static String text(RunResult result, String out) {
    Measured nothing = new Measured(Instant.EPOCH, Instant.EPOCH, List.of());
    RunResult unmeasured =
        new RunResult(
            result.runId(),
            result.specHash(),
            result.parameters(),
            result.inputs(),
            result.outputs(),
            result.warnings(),
            result.plugins(),
            result.engineVersions(),
            nothing);
    return RunResultJson.write(unmeasured)
        .replace(folder.resolve(out).toString(), "OUT")
        .replaceAll("\"bytes_written\":\\d+", "\"bytes_written\":0");
  }

  @Test
  void everyPartOfTheRunIsInTheResult() {
    assertThat(first.runId()).isEqualTo("run");
    assertThat(first.specHash().identity().text()).startsWith("blake3:");
    assertThat(first.parameters())
        .containsExactly(
            Map.entry("classpath", ""), Map.entry("root", CodeGraph.FIXTURE.toString()));
    assertThat(first.outputs())
        .extracting(OutputResult::name)
        .containsExactlyInAnyOrderElementsOf(CodeGraph.TABLES);
    assertThat(first.plugins()).extracting(PluginInfo::id).containsExactly("codeanatomy");
    assertThat(first.engineVersions()).containsKeys("calcite", "duckdb", "delta-kernel");
    assertThat(first.warnings()).isEmpty();
  }

  @Test
  void everyTableOfAPluginThatWasReadIsThereWithAVersionOfItsContent() {
    assertThat(first.inputs())
        .extracting(InputInfo::name)
        .containsExactly(
            "codeanatomy.java_nodes",
            "codeanatomy.java_references",
            "codeanatomy.java_symbols",
            "codeanatomy.source_files");
    assertThat(first.inputs()).extracting(input -> input.version().orElse("")).doesNotContain("");
  }

  @Test
  void whatIsSaidOfATableIsWhatTheTableHolds() {
    for (OutputResult output : first.outputs()) {
      Path table = Path.of(output.location());
      assertThat(table).isEqualTo(folder.resolve("first").resolve(output.name()));
      assertThat(Rows.number(engine, "SELECT count(*) FROM t", Map.of("t", table)))
          .isEqualTo(output.rows());
      assertThat(output.outcome())
          .isInstanceOfSatisfying(
              WriteOutcome.Captured.class,
              commit -> {
                assertThat(commit.deltaVersion()).isZero();
                assertThat(commit.filesAdded()).isEqualTo(output.files());
              });
    }
  }

  @Test
  void theTimesAreThoseOfTheStages() {
    Measured measured = first.measured();
    assertThat(measured.completedAt()).isAfterOrEqualTo(measured.startedAt());
    assertThat(measured.stages())
        .extracting(StageTiming::subject)
        .startsWith("read spec", "admit plugins", "compile")
        .endsWith("commit")
        .contains("write calls");
  }

  @Test
  void theJsonSaysAllOfIt() {
    assertThat(RunResultJson.read(RunResultJson.write(first))).isEqualTo(first);
  }
}
