package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.contract.result.RunResultJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The code graph example over the small tree in {@code src/test/resources/code-graph/src}, table by
 * table, against the files in {@code code-graph/golden}. Pinned to JDK 25, whose compiler says the
 * kinds and descriptors. After a wanted change the files are written anew by {@code mvn verify -pl
 * engine -am -Dtest=CodeGraphGoldenTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgolden.update=true}, and read before they are committed.
 */
class CodeGraphGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/code-graph/golden");

  @TempDir static Path out;
  private static Engine engine;
  private static RunResult result;

  @BeforeAll
  static void run() {
    engine = RealPlugin.engine();
    result = CodeGraph.run(engine, CodeGraph.FIXTURE, out, "golden");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  static Stream<String> tables() {
    return CodeGraph.TABLES.stream();
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tableEqualsItsGolden(String table) throws Exception {
    List<String> actual = new ArrayList<>();
    actual.add(
        String.join("|", Rows.columns(engine, "SELECT * FROM " + table, CodeGraph.tables(out))));
    actual.addAll(Rows.sorted(engine, out.resolve(table)));
    Path golden = GOLDEN.resolve(table + ".csv");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.write(golden, actual);
    }
    Path written = Files.write(out.resolve(table + ".actual.csv"), actual);

    assertThat(Files.readAllLines(written)).isEqualTo(Files.readAllLines(golden));
  }

  @Test
  void resultCountsTheRowsOfEachTable() {
    assertThat(result.outputs())
        .allSatisfy(
            output ->
                assertThat(output.rows())
                    .isPositive()
                    .isEqualTo(Rows.sorted(engine, Path.of(output.location())).size()));
    assertThat(result.outputs()).extracting(o -> o.name()).isEqualTo(CodeGraph.TABLES);
    assertThat(result.warnings()).isEmpty();
    assertThat(result.plugins()).extracting(p -> p.id()).containsExactly("codeanatomy");
    assertThat(result.measured().stages()).extracting(s -> s.subject()).contains("write cpg_edges");
  }

  @Test
  void resultIsReadBackFromItsJson() {
    String json = RunResultJson.write(result);

    assertThat(RunResultJson.read(json)).isEqualTo(result);
    assertThat(RunResultJson.write(RunResultJson.read(json))).isEqualTo(json);
  }
}
