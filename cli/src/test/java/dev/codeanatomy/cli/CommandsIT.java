package dev.codeanatomy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.codeanatomy.cli.LauncherFixture.Outcome;
import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.contract.result.RunResultJson;
import dev.codeanatomy.contract.result.WriteOutcome;
import dev.codeanatomy.contract.snapshot.SnapshotJson;
import dev.codeanatomy.contract.snapshot.SnapshotReading;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.RunRequest;
import dev.codeanatomy.engine.execute.RunListener;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each command answers when all is well, from the packed program with its real plugin. */
class CommandsIT {
  private static final Path DISTRIBUTION = Path.of("target", "codeanatomy").toAbsolutePath();
  private static final Path LAUNCHER = DISTRIBUTION.resolve("bin/codeanatomy");
  private static final Path PLUGINS = DISTRIBUTION.resolve("plugins");
  private static final Path EXAMPLE = DISTRIBUTION.resolve("examples/code-graph/spec.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private LauncherFixture fixture;

  @BeforeEach
  void sourcesAndTheJdkOfThisTest() {
    fixture = new LauncherFixture(folder);
    fixture.with("CODEANATOMY_JAVA_HOME", System.getProperty("java.home"));
    fixture.write(
        folder.resolve("src/a/Greeter.java"),
        """
        package a;

        class Greeter {
          String greet(String name) {
            return decorate(name) + decorate("!") + missing();
          }

          String decorate(String text) {
            return text.strip();
          }
        }
        """);
  }

  @Test
  void aRunsJsonIsThatOfTheEmbeddedCall() throws IOException {
    Path out = folder.resolve("out");
    Outcome first = run("--run-id", "one");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out())
        .startsWith("Run one\n\n  output ")
        .containsPattern("\n  cpg_edges +\\d+ +1 +version 0, ")
        .contains("\nPlugins: codeanatomy 0.1.0\n");
    assertThat(first.err().lines())
        .allMatch(line -> line.matches("[a-z_ ]+: [0-9.]+ m?s"))
        .anyMatch(line -> line.startsWith("write cpg_edges: "));

    // Once more with its id: nothing is written, so that also sizes of files are the same.
    Outcome again = run("--run-id", "one", "--format", "json");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err()).isEmpty();
    RunResult shown = RunResultJson.read(again.out());
    assertThat(shown.outputs())
        .hasSize(4)
        .allMatch(output -> output.outcome().equals(new WriteOutcome.AlreadyCommitted(0)));

    RunResult embedded;
    try (Engine engine =
        Engine.builder().profile(EnvironmentProfile.SMALL).pluginDirectory(PLUGINS).open()) {
      embedded =
          engine.run(
              new RunRequest(
                  Files.readString(EXAMPLE),
                  EXAMPLE.toString(),
                  Map.of("root", folder.resolve("src").toString()),
                  Optional.of(out),
                  Optional.of("one")),
              RunListener.NONE);
    }
    // Times alone differ.
    assertThat(again.out()).isEqualTo(RunResultJson.write(withTimesOf(shown, embedded)));
  }

  private Outcome run(String... more) {
    List<String> fixed =
        List.of(
            "run",
            EXAMPLE.toString(),
            "--param=root=" + folder.resolve("src"),
            "--out=" + folder.resolve("out"),
            "--plugins=" + PLUGINS,
            "--profile=small",
            "--checked");
    return fixture.run(
        LAUNCHER, Stream.concat(fixed.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private static RunResult withTimesOf(RunResult times, RunResult all) {
    return new RunResult(
        all.runId(),
        all.specHash(),
        all.parameters(),
        all.inputs(),
        all.outputs(),
        all.warnings(),
        all.plugins(),
        all.engineVersions(),
        times.measured());
  }

  @Test
  void theDemoSaysWhatItFoundAndItsQueriesRun() {
    Outcome demo = fixture.run(LAUNCHER, "demo", "--root", "src", "--out", "graph");

    assertThat(demo.code()).as(demo.err()).isZero();
    assertThat(demo.out())
        .startsWith("The code graph of " + folder.resolve("src") + "\n\n")
        .containsPattern("\n  files +1\n  declarations +5\n  references +\\d+\n")
        .containsPattern(
            "\n    resolved +\\d+ +\\d+\\.\\d %\n  calls +4\n    resolved +3 +75\\.0 %")
        .contains("\nTen most called methods\n", " 2  a.Greeter.decorate(String)\n")
        .contains("\nTen largest classes\n", "  a.Greeter\n")
        .containsPattern("\n  calls +4 +graph/calls\n")
        .containsPattern("\nTime\n +stage +what +time\n")
        .containsPattern("\n +all +[0-9.]+ m?s\n");
    List<String> queries =
        demo.out().lines().map(String::strip).filter(l -> l.contains(" query \"")).toList();
    assertThat(queries).hasSize(3);
    StringBuilder script = new StringBuilder("set -eu\n");
    queries.forEach(query -> script.append(query).append('\n'));
    fixture.tool("pasted", script.toString());
    Outcome pasted = fixture.run(folder.resolve("tools/pasted"));
    assertThat(pasted.code()).as(pasted.err()).isZero();
    assertThat(pasted.out()).contains("a.Greeter#greet(", "missing");
  }

  @Test
  void queriesReadTablesInEveryFormat() {
    fixture.run(LAUNCHER, "demo", "--root", "src", "--out", "graph");
    String sql = "SELECT node_kind AS kind, name FROM n WHERE node_kind = 'FILE'";

    assertThat(query(sql, "csv")).isEqualTo("kind,name\r\nFILE,a/Greeter.java\r\n");
    assertThat(query(sql, "json"))
        .isEqualTo("[\n{\"kind\":\"FILE\",\"name\":\"a/Greeter.java\"}\n]\n");
    assertThat(query(sql, "table")).contains("kind").contains("FILE  a/Greeter.java");
  }

  private String query(String sql, String format) {
    Outcome outcome =
        fixture.run(LAUNCHER, "query", sql, "--table", "n=graph/cpg_nodes", "--format", format);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome.out();
  }

  @Test
  void capabilitiesNameTheProfileThePlacesAndThePlugins() throws IOException {
    Outcome text = fixture.run(LAUNCHER, "capabilities", "--profile", "small");
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out())
        .containsPattern("\n  calcite +1\\.42\\.x +1\\.42\\.0\n")
        .contains("\nProfile small\n", "\n  codeanatomy 0.1.0\n", PLUGINS.toString())
        .containsPattern("\n  DuckDB library +/.*/libduckdb\\.so +unpacked from duckdb_jdbc\n")
        .containsPattern("\n  JDK +/.* +this process\n");

    Outcome json = fixture.run(LAUNCHER, "capabilities", "--profile", "small", "--format", "json");
    JsonNode all = JSON.readTree(json.out());
    assertThat(all.at("/spec_version").asInt()).isEqualTo(5);
    assertThat(SnapshotJson.CAPABILITIES.read(all.at("/snapshot").toString()))
        .isInstanceOf(SnapshotReading.Read.class);
    assertThat(all.at("/snapshot/snapshot/install/version").asInt()).isEqualTo(1);
    assertThat(all.at("/profile/memory_bytes").asLong()).isEqualTo(512L << 20);
    assertThat(all.at("/locations/plugins/path").asText()).isEqualTo(PLUGINS.toString());
    assertThat(Path.of(all.at("/locations/library/path").asText())).isRegularFile();
    assertThat(all.at("/locations/jdk/path").asText())
        .isEqualTo(Path.of(System.getProperty("java.home")).toString());
    assertThat(all.at("/plugins/0/exports/window").findValuesAsText("name"))
        .containsExactlyInAnyOrder("row_number", "lag", "lead");
  }

  @Test
  void pluginCommandsWorkWithJdk17Alone() throws IOException {
    Optional<Path> jdk17 = jdkBefore25();
    assumeTrue(jdk17.isPresent(), "no JDK from 17 to 24 in the usual places");
    fixture.with("CODEANATOMY_JAVA_HOME", jdk17.orElseThrow().toString());
    String zip = PLUGINS.resolve("plugin-codeanatomy-0.1.0.zip").toString();

    Outcome list = fixture.run(LAUNCHER, "plugin", "list");
    assertThat(list.code()).as(list.err()).isZero();
    assertThat(list.out()).startsWith("codeanatomy ").contains(" admitted ");

    Outcome verify = fixture.run(LAUNCHER, "plugin", "verify", zip, "--format", "json");
    assertThat(verify.code()).as(verify.err()).isZero();
    JsonNode verdict = JSON.readTree(verify.out());
    assertThat(verdict.get("verdict").asText()).isEqualTo("admitted");
    assertThat(verdict.get("findings")).isEmpty();
    assertThat(verdict.get("proofs").findValuesAsText("verdict")).containsOnly("proved");

    Outcome readable = fixture.run(LAUNCHER, "plugin", "verify", "--static", zip);
    assertThat(readable.code()).as(readable.err()).isZero();
    assertThat(readable.out()).startsWith("codeanatomy 0.1.0: readable\n");
  }

  @Test
  void theStartUpCacheIsMadeOnceAndUsed() throws IOException {
    // A distribution of its own, so that the cache does not outlive this test.
    Path own = Files.createDirectories(folder.resolve("own/bin")).getParent();
    Files.copy(LAUNCHER, own.resolve("bin/codeanatomy"), StandardCopyOption.COPY_ATTRIBUTES);
    for (String part : List.of("lib", "plugins", "examples")) {
      Files.createSymbolicLink(own.resolve(part), DISTRIBUTION.resolve(part));
    }
    fixture.with("CODEANATOMY_NO_AOT", "");
    // With this option the JDK ends where it cannot use the cache it is given.
    fixture.with("CODEANATOMY_JAVA_OPTS", "-XX:AOTMode=on");

    Outcome first =
        fixture.run(own.resolve("bin/codeanatomy"), "query", "select 1", "--format=csv");
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err()).isEqualTo("Preparing the start-up cache (once, about 15 s)...\n");
    assertThat(own.resolve("aot")).isDirectoryContaining("glob:**.aot");

    Outcome second =
        fixture.run(own.resolve("bin/codeanatomy"), "query", "select 1", "--format=csv");
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.err()).isEmpty();
  }

  /** Where the build's own toolchain looks, too. */
  private static Optional<Path> jdkBefore25() throws IOException {
    try (Stream<Path> usual =
        Files.isDirectory(Path.of("/usr/lib/jvm"))
            ? Files.list(Path.of("/usr/lib/jvm"))
            : Stream.empty()) {
      return Stream.concat(
              Stream.of("JAVA17_HOME", "JAVA_HOME")
                  .map(System::getenv)
                  .filter(home -> home != null)
                  .map(Path::of),
              usual.sorted())
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .filter(CommandsIT::isBefore25)
          .findFirst();
    }
  }

  private static boolean isBefore25(Path home) {
    try {
      return Files.readString(home.resolve("release"))
          .lines()
          .anyMatch(line -> line.matches("JAVA_VERSION=\"(1[7-9]|2[0-4])(\\D.*)?"));
    } catch (IOException noRelease) {
      return false;
    }
  }
}
