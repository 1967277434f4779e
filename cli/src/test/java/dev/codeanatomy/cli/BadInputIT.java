package dev.codeanatomy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.codeanatomy.cli.LauncherFixture.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user gives wrongly, to the packed program: exit code, one message, nothing on stdout. */
class BadInputIT {
  private static final Path LAUNCHER =
      Path.of("target", "codeanatomy", "bin", "codeanatomy").toAbsolutePath();

  private static final Path EXAMPLE =
      Path.of("target", "codeanatomy", "examples", "code-graph", "spec.json").toAbsolutePath();

  @TempDir private Path folder;
  private LauncherFixture fixture;

  @BeforeEach
  void theJdkOfThisTest() {
    fixture = new LauncherFixture(folder);
    fixture.with("CODEANATOMY_JAVA_HOME", System.getProperty("java.home"));
  }

  @Test
  void aSpecThatIsNotJson() throws Exception {
    fixture.write(folder.resolve("spec.json"), "{\"version\": 5,\n \"view_definitions\": [,]}");
    Outcome outcome = fixture.run(LAUNCHER, "run", "spec.json", "--out", "out");
    assertFailed(outcome, "error SPEC-2001 (spec): line 2, column 23, at /view_definitions/0: ");
    try (Stream<Path> written = Files.list(folder.resolve("out"))) {
      assertThat(written).containsExactly(folder.resolve("out/run.log"));
    }
  }

  @Test
  void anUnknownColumn() {
    Outcome outcome = fixture.run(LAUNCHER, "query", "select nn from (values (1)) as t(n)");
    assertFailed(
        outcome,
        "error PLAN-2301 (compile): line 1, column 8: Column 'nn' does not exist."
            + " Did you mean 'n'?");
  }

  @Test
  void aSourceRootThatIsNotThere() {
    Outcome outcome = fixture.run(LAUNCHER, "demo", "--root", "nowhere", "--out", "out");
    assertFailed(outcome, "error CLI-7001 ");
    assertThat(outcome.err()).contains("nowhere");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aRootThatAPluginCannotRead() {
    Outcome outcome = fixture.run(LAUNCHER, "query", "select * from table(java_nodes('nowhere'))");
    assertFailed(outcome, "error SQL-2413 (compile): function codeanatomy.java_nodes: ");
    assertThat(outcome.err()).contains("nowhere");
  }

  @Test
  void aRefusedRootIsOneMessageAboutItsParameter() {
    Outcome outcome = example("--param", "root=nowhere", "--out", "out");
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err().lines().filter(line -> !line.matches("[a-z ]+: .* s")))
        .singleElement()
        .asString()
        .startsWith("error SQL-2413 (validate): parameter root = 'nowhere' (view 'declarations', ");
  }

  @Test
  void anOutputDirectoryThatIsAFile() {
    fixture.write(folder.resolve("out"), "mine");
    Outcome outcome = example("--param", "root=sample:", "--out", "out");
    assertFailed(
        outcome,
        "error DELTA-3012 (write): "
            + folder.resolve("out")
            + ": the output directory is a file; ");
    assertThat(folder.resolve("out")).hasContent("mine");
  }

  @Test
  void aPluginDirectoryThatIsNotThereAlsoWhereNoPluginIsNeeded() {
    Outcome outcome = fixture.run(LAUNCHER, "query", "select 1", "--plugins", "plguins");
    assertFailed(outcome, "error RUN-4001 (admit): plguins: there is no such directory; ");
  }

  @Test
  void aRunWithoutAnOutputDirectoryHasItsLogInTheCache() throws Exception {
    fixture.with("XDG_CACHE_HOME", folder.resolve("caches").toString());
    Outcome outcome = example("--param", "root=sample:");
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err()).contains("error RUN-4005 (write): output 'cpg_nodes'");
    assertThat(Files.readString(folder.resolve("caches/codeanatomy/run.log")))
        .contains("plugin admitted: codeanatomy", "failed: RUN-4005 [write]")
        .doesNotContain("\tat ");
  }

  @Test
  void outputThatCannotBeWrittenIsSaidOnce() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "this system has no /dev/full");
    fixture.tool("full", "\"$@\" >/dev/full");
    Outcome outcome =
        fixture.run(
            folder.resolve("tools/full"), LAUNCHER.toString(), "query", "select 1", "--format=csv");
    assertFailed(outcome, "error: input or output failed: ");
  }

  @Test
  void sourcesWithoutAJavaFileAreSaidToBeThat() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Outcome outcome = fixture.run(LAUNCHER, "demo", "--root", "empty", "--out", "out");
    assertThat(outcome.code()).isEqualTo(ExitCode.DONE);
    assertThat(outcome.out())
        .isEqualTo("The code graph of " + empty + "\n\n  No Java file was found there.\n");
  }

  @Test
  void aTableThatIsNoTable() throws Exception {
    Files.createDirectories(folder.resolve("empty"));
    Outcome outcome = fixture.run(LAUNCHER, "query", "select 1 from t", "--table", "t=empty");
    assertFailed(outcome, "error DELTA-3001 (compile): table 't', ");
  }

  @Test
  void aFailureAsJsonIsOneObjectOnStandardError() throws Exception {
    Outcome outcome = fixture.run(LAUNCHER, "query", "--format", "json", "select uper('a')");
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.out()).isEmpty();
    JsonNode error = new ObjectMapper().readTree(outcome.err());
    assertThat(error.get("stage").asText()).isEqualTo("compile");
    assertThat(error.get("code").asText()).isEqualTo("PLAN-2314");
    assertThat(error.get("message").asText()).startsWith("line 1, column 8: Function 'uper'");
    assertThat(error.at("/details/where").asText()).isEqualTo("line 1, column 8");
    assertThat(error.at("/details/remedy").asText()).isEqualTo("Did you mean 'upper'?");
  }

  @Test
  void verboseShowsWhereItWasThrown() {
    Outcome outcome = fixture.run(LAUNCHER, "query", "--verbose", "select uper('a')");
    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .containsOnlyOnce("error PLAN-2314 (compile): ")
        .contains("\tat dev.codeanatomy.engine.");
  }

  @Test
  void aWrongCommandLineIsUsage() {
    Outcome outcome = fixture.run(LAUNCHER, "run", "spec.json", "--profil", "small");
    assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("--profil").doesNotContain("\tat ");
  }

  @Test
  void anArchiveThatIsNotThereCouldNotBeChecked() {
    Outcome outcome = fixture.run(LAUNCHER, "plugin", "verify", "nowhere.zip");
    assertThat(outcome.code()).isEqualTo(ExitCode.NOT_CHECKED);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("nowhere.zip", "ABI-1001", "no such file");
  }

  @Test
  void whatIsRightLeavesWithZeroAndNothingOnStandardError() {
    Outcome outcome = fixture.run(LAUNCHER, "query", "--format", "csv", "select 1 as n");
    assertThat(outcome.code()).isEqualTo(ExitCode.DONE);
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out().lines()).containsExactly("n", "1");
  }

  /** Runs the example of the distribution. */
  private Outcome example(String... arguments) {
    List<String> all = new ArrayList<>(List.of("run", EXAMPLE.toString()));
    all.addAll(List.of(arguments));
    return fixture.run(LAUNCHER, all.toArray(String[]::new));
  }

  /** Refused with one line on standard error and nothing else. */
  private static void assertFailed(Outcome outcome, String start) {
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith(start).doesNotContain("\tat ");
    assertThat(outcome.err().lines()).as(outcome.err()).hasSize(1);
  }
}
