package dev.codeanatomy.engine.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.contract.result.OutputResult;
import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.contract.result.WriteOutcome;
import dev.codeanatomy.engine.CodeGraph;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.RealPlugin;
import dev.codeanatomy.engine.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that dies in the middle of a run, over tables that an earlier run made from fewer
 * files. The run is then started again with its id, among everything the dead process left.
 */
class KilledRunTest {
  private static final int TIMEOUT_SECONDS = 120;

  @TempDir Path folder;
  private Path out;
  private Engine engine;
  private Map<String, List<String>> before;
  private Map<String, List<String>> wanted;

  @BeforeEach
  void runOverFewerFiles() {
    engine = RealPlugin.engine();
    out = folder.resolve("out");
    CodeGraph.run(engine, CodeGraph.FIXTURE.resolve("shape"), out, "before");
    before = rows(out);
    CodeGraph.run(engine, CodeGraph.FIXTURE, folder.resolve("undisturbed"), "killed");
    wanted = rows(folder.resolve("undisturbed"));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void deathWhileWritingLeavesEveryEarlierVersion() throws Exception {
    assertThat(process("step:write cpg_edges")).isEqualTo(HaltedRun.HALTED);

    assertThat(rows(out)).isEqualTo(before);
    assertThat(commits()).allSatisfy((table, versions) -> assertThat(versions).isEqualTo(1));
    assertThat(scratchFolders()).isPositive();

    assertThat(process("never")).isZero();

    assertThat(rows(out)).isEqualTo(wanted);
    assertThat(commits()).allSatisfy((table, versions) -> assertThat(versions).isEqualTo(2));
  }

  @Test
  void deathBetweenCommitsLeavesEachTableAtOneVersionOrTheOther() throws Exception {
    assertThat(process("log:wrote cpg_nodes")).isEqualTo(HaltedRun.HALTED);

    Map<String, List<String>> after = rows(out);
    assertThat(after.get("cpg_nodes")).isEqualTo(wanted.get("cpg_nodes"));
    assertThat(after.get("cpg_edges")).isEqualTo(before.get("cpg_edges"));
    assertThat(after.get("cpg_props")).isEqualTo(before.get("cpg_props"));
    assertThat(after.get("calls")).isEqualTo(before.get("calls"));

    RunResult again = CodeGraph.run(engine, CodeGraph.FIXTURE, out, "killed");

    assertThat(outcome(again, "cpg_nodes")).isEqualTo(new WriteOutcome.AlreadyCommitted(1));
    assertThat(outcome(again, "cpg_edges")).isInstanceOf(WriteOutcome.Captured.class);
    assertThat(rows(out)).isEqualTo(wanted);
    assertThat(commits()).allSatisfy((table, versions) -> assertThat(versions).isEqualTo(2));
  }

  /** Runs in another process, whose scratch folders stay apart, and returns its exit code. */
  private int process(String moment) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp"))));
    String zip = System.getProperty(RealPlugin.ZIP_PROPERTY);
    if (zip != null) {
      command.add("-D" + RealPlugin.ZIP_PROPERTY + "=" + zip);
    }
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            HaltedRun.class.getName(),
            CodeGraph.FIXTURE.toString(),
            out.toString(),
            "killed",
            moment));
    Path log = folder.resolve("process.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    assertThat(process.isAlive()).as(Files.readString(log)).isFalse();
    return process.exitValue();
  }

  private Map<String, List<String>> rows(Path tables) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : CodeGraph.TABLES) {
      rows.put(table, Rows.sorted(engine, tables.resolve(table)));
    }
    return rows;
  }

  /** How many commits the log of each table has. */
  private Map<String, Long> commits() throws IOException {
    Map<String, Long> commits = new TreeMap<>();
    for (String table : CodeGraph.TABLES) {
      try (Stream<Path> log = Files.list(out.resolve(table).resolve("_delta_log"))) {
        commits.put(
            table, log.filter(file -> file.getFileName().toString().endsWith(".json")).count());
      }
    }
    return commits;
  }

  private long scratchFolders() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("tmp").resolve("codeanatomy"))) {
      return runs.count();
    }
  }

  private static WriteOutcome outcome(RunResult result, String table) {
    return result.outputs().stream()
        .filter(output -> output.name().equals(table))
        .map(OutputResult::outcome)
        .findFirst()
        .orElseThrow();
  }
}
