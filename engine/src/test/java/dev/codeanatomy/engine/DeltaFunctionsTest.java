package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.engine.execute.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table functions that read Delta tables by their place. */
class DeltaFunctionsTest {
  @TempDir static Path out;
  private static Engine engine;
  private static Path calls;

  @BeforeAll
  static void run() {
    engine = RealPlugin.engine();
    CodeGraph.run(engine, CodeGraph.FIXTURE, out, "tables");
    calls = out.resolve("calls");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static List<String> rows(String sql) {
    return Rows.of(engine, sql.replace("CALLS", "'" + calls + "'"));
  }

  private static EngineError refused(String sql) {
    return catchThrowableOfType(EngineException.class, () -> rows(sql)).error();
  }

  @Test
  void readDeltaGivesTheRowsOfTheTable() {
    assertThat(rows("SELECT * FROM read_delta(CALLS)").stream().sorted().toList())
        .isEqualTo(Rows.sorted(engine, calls))
        .isNotEmpty();
  }

  @Test
  void theArgumentMayBeNamedOrAFileUri() {
    String count = rows("SELECT count(*) FROM read_delta(CALLS)").get(0);

    assertThat(rows("SELECT count(*) FROM read_delta(uri => CALLS)")).containsExactly(count);
    assertThat(rows("SELECT count(*) FROM read_delta('" + calls.toUri() + "')"))
        .containsExactly(count);
  }

  @Test
  void readDeltaIsJoinedWithOtherTables() {
    List<String> joined =
        Rows.of(
            engine,
            "SELECT count(*) FROM read_delta('"
                + out.resolve("cpg_nodes")
                + "') a JOIN n ON n.entity_id = a.entity_id",
            Map.of("n", out.resolve("cpg_nodes")));

    assertThat(joined)
        .isEqualTo(rows("SELECT count(*) FROM read_delta('" + out.resolve("cpg_nodes") + "')"));
  }

  @Test
  void theSnapshotIsThatOfTheLog() {
    assertThat(
            rows(
                "SELECT table_uri, version, min_reader_version > 0, snapshot_timestamp > 0,"
                    + " partition_columns_json, table_properties_json LIKE '{%', schema_json LIKE"
                    + " '{\"type\":\"struct\"%' FROM delta_snapshot(CALLS)"))
        .containsExactly(calls + "|0|true|true|[]|true|true");
  }

  @Test
  void theAddActionsAreTheFilesOfTheTable() throws IOException {
    List<String> files;
    try (Stream<Path> all = Files.list(calls)) {
      files =
          all.map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".parquet"))
              .sorted()
              .toList();
    }

    assertThat(rows("SELECT path FROM delta_add_actions(CALLS) ORDER BY path")).isEqualTo(files);
    assertThat(
            rows(
                "SELECT version, size > 0, modification_time > 0, data_change, stats LIKE"
                    + " '%numRecords%', partition_values_json FROM delta_add_actions(CALLS)"))
        .allMatch("0|true|true|true|true|{}"::equals);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read_delta", "delta_snapshot", "delta_add_actions"})
  void anArgumentThatIsNoStringLiteralIsRefused(String function) {
    EngineError column =
        refused("SELECT * FROM (VALUES ('x')) AS t(p), LATERAL TABLE(" + function + "(t.p))");
    EngineError number = refused("SELECT * FROM " + function + "(1)");
    EngineError nothing = refused("SELECT * FROM " + function + "(NULL)");
    EngineError none = refused("SELECT * FROM " + function + "()");
    EngineError two = refused("SELECT * FROM " + function + "('a', 'b')");
    EngineError unknown = refused("SELECT * FROM " + function + "(url => 'a')");

    assertThat(column.code()).isEqualTo(FindingCode.PLAN_NOT_CONSTANT);
    assertThat(number.code()).isEqualTo(FindingCode.CALL_ARGUMENT_TYPE);
    assertThat(number.message()).contains("utf8");
    assertThat(nothing.message()).contains("expects a string literal");
    assertThat(none.code()).isEqualTo(FindingCode.CALL_ARGUMENT_MISSING);
    assertThat(two.code()).isEqualTo(FindingCode.CALL_TOO_MANY_ARGUMENTS);
    assertThat(unknown.code()).isEqualTo(FindingCode.CALL_UNKNOWN_ARGUMENT);
  }

  @Test
  void aPlaceWithoutATableIsRefusedAsOne() {
    EngineError error = refused("SELECT * FROM read_delta('" + out.resolve("nothing") + "')");

    assertThat(error.code()).isEqualTo(FindingCode.DELTA_NOT_A_TABLE);
    assertThat(error.message()).contains("nothing");
  }

  @Test
  void aPlaceOnAnotherFileSystemIsRefused() {
    EngineError error = refused("SELECT * FROM read_delta('s3://bucket/table')");

    assertThat(error.code()).isEqualTo(FindingCode.DELTA_LOCATION_UNSUPPORTED);
  }

  @Test
  void everyQueryOfTheGuideRuns() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "getting-started.md"));
    List<String> queries =
        Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
            .matcher(guide)
            .results()
            .map(block -> block.group(1).replace("codeanatomy-out", out.toString()))
            .toList();

    assertThat(queries).hasSize(6).allSatisfy(query -> assertThat(rows(query)).isNotEmpty());
  }

  @Test
  void aSpecReadsATableByItsPlaceAndListsItsOwnFunctions() {
    String spec =
        """
        {"version": 5,
         "view_definitions": [
          {"name": "result", "transform": {"kind": "Sql", "query":
            "SELECT 'rows' AS what, count(*) AS n FROM read_delta('%s') UNION ALL SELECT 'routines', count(*) FROM information_schema.routines WHERE routine_name = 'read_delta' UNION ALL SELECT 'functions', count(*) FROM udf_registry() WHERE name = 'udf_docs'"}}],
         "output_targets": [{"table_name": "result", "source_view": "result"}]}
        """
            .formatted(calls);
    Path place = out.resolve("by-place");

    engine.run(
        new RunRequest(spec, "spec.json", Map.of(), Optional.of(place), Optional.empty()),
        RunListener.NONE);

    String count = rows("SELECT count(*) FROM read_delta(CALLS)").get(0);
    assertThat(Rows.sorted(engine, place.resolve("result")))
        .containsExactly("functions|1", "routines|1", "rows|" + count);
  }
}
