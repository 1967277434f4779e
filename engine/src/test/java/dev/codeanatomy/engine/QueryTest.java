package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.engine.execute.QueryResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Queries through the façade: over tables, with every kind of plugin function, and refused ones.
 */
class QueryTest {
  @TempDir static Path out;
  private static Engine engine;

  @BeforeAll
  static void run() {
    engine = RealPlugin.engine();
    CodeGraph.run(engine, CodeGraph.FIXTURE, out, "tables");
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static List<String> rows(String sql) {
    return Rows.of(engine, sql, CodeGraph.tables(out));
  }

  @Test
  void selectOneNeedsNoPlugin() {
    try (Engine bare = Engine.builder().open()) {
      assertThat(Rows.of(bare, "select 1")).containsExactly("1");
    }
  }

  @Test
  void anUntypedNullIsAPartLikeAnyOther() {
    assertThat(rows("SELECT stable_id_parts('node', 'a', NULL)"))
        .containsExactly("node:e572d4f485d45f5df562e024a5aa26e5");
  }

  @Test
  void columnsAreCalledAsTheQuerySays() {
    try (var result =
        engine.query(
            new QueryRequest(
                "WITH x AS (SELECT 1 AS n UNION ALL SELECT 2) SELECT a.n, b.n AS other FROM x a"
                    + " JOIN x b ON a.n < b.n",
                java.util.Map.of()))) {
      assertThat(result.schema().getFields())
          .extracting(f -> f.getName())
          .containsExactly("n", "other");
    }
  }

  @Test
  void deltaTableIsReadByItsName() {
    assertThat(
            rows(
                "SELECT name, path FROM cpg_nodes WHERE node_kind = 'RECORD' AND symbol_id IS NOT"
                    + " NULL"))
        .containsExactly("Square|shape/Figures.java");
  }

  @Test
  void parquetFileIsReadByItsName() throws IOException {
    Path file;
    try (Stream<Path> files = Files.list(out.resolve("calls"))) {
      file = files.filter(name -> name.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }

    assertThat(Rows.of(engine, "SELECT count(*) FROM p", Map.of("p", file)))
        .isEqualTo(rows("SELECT count(*) FROM calls"));
  }

  @Test
  void tablesAreJoined() {
    assertThat(
            rows(
                "SELECT n.name FROM cpg_edges e JOIN cpg_nodes n ON n.entity_id = e.src_id WHERE"
                    + " e.edge_kind = 'overrides' AND e.dst_id ="
                    + " 'shape.Shape#label()Ljava/lang/String;'"))
        .containsExactly("label");
  }

  @Test
  void unknownTableIsRefusedWithASuggestion() {
    EngineError error = refused("SELECT * FROM cpg_node");

    assertThat(error.code()).isEqualTo(FindingCode.SQL_UNKNOWN_TABLE);
    assertThat(text(error)).contains("cpg_node").contains("cpg_nodes");
  }

  @Test
  void unknownColumnIsRefusedWithASuggestion() {
    EngineError error = refused("SELECT node_knd FROM cpg_nodes");

    assertThat(error.code()).isEqualTo(FindingCode.PLAN_UNKNOWN_COLUMN);
    assertThat(text(error)).contains("node_knd").contains("node_kind");
  }

  @Test
  void unknownFunctionIsRefusedWithASuggestionFromThePlugin() {
    EngineError error = refused("SELECT stable_hash46(name) FROM cpg_nodes");

    assertThat(error.code()).isEqualTo(FindingCode.PLAN_UNKNOWN_FUNCTION);
    assertThat(text(error)).contains("stable_hash46").contains("stable_hash64");
  }

  @Test
  void missingTableFolderIsRefused() {
    EngineException refused =
        catchThrowableOfType(
            EngineException.class,
            () -> Rows.of(engine, "SELECT * FROM t", Map.of("t", out.resolve("nothing"))));

    assertThat(refused.error().code()).isEqualTo(FindingCode.QUERY_TABLE_UNREADABLE);
  }

  @Test
  void scalarOfThePluginIsCalledInAQuery() {
    assertThat(Rows.of(engine, "SELECT utf8_null_if_blank('  x '), utf8_null_if_blank(' ')"))
        .containsExactly("x|null");
    // BLAKE2b of "a", unit separator, "b" to 16 bytes, as b2sum -l 128 says it.
    assertThat(Rows.of(engine, "SELECT stable_id_parts('p', 'a', 'b')"))
        .containsExactly("p:065ab5741cdfad44687cf119c1eb4ec9");
  }

  @Test
  void scalarOfThePluginIsCalledOverATable() {
    assertThat(
            rows(
                "SELECT DISTINCT stable_id_parts('edge', edge_kind, src_id, dst_id, path, bstart,"
                    + " bend) = edge_id FROM cpg_edges"))
        .containsExactly("true");
  }

  @Test
  void aggregatesOfThePluginAreGroupedAndFiltered() {
    assertThat(
            rows(
                "SELECT path, count_if(resolved), count_if(resolved) FILTER (WHERE in_source),"
                    + " arg_max(callee_name, bstart), codeanatomy.count_if(NOT resolved) FROM calls"
                    + " GROUP BY path ORDER BY path"))
        .containsExactly(
            "app/Broken.java|0|0|second|1",
            "app/Main.java|6|4|missing|1",
            "app/Text.java|1|0|length|0",
            "shape/Figures.java|6|3|sum|0",
            "shape/Shape.java|1|1|area|0");
  }

  @Test
  void windowOfThePluginKeepsTheBestOfEachPartition() {
    assertThat(
            rows(
                "SELECT path, callee_name FROM (SELECT path, callee_name, dedupe_best_by_score()"
                    + " OVER (PARTITION BY path ORDER BY bstart DESC) AS place FROM calls) AS"
                    + " placed WHERE place = 1 ORDER BY path"))
        .containsExactly(
            "app/Broken.java|second",
            "app/Main.java|missing",
            "app/Text.java|length",
            "shape/Figures.java|sum",
            "shape/Shape.java|area");
  }

  @Test
  void tableFunctionOfThePluginStandsInFrom() {
    assertThat(
            Rows.of(
                engine,
                "SELECT symbol_id FROM TABLE(java_symbols('"
                    + CodeGraph.FIXTURE
                    + "')) WHERE kind = 'INTERFACE'"))
        .containsExactly("shape.Shape");
  }

  @Test
  void tableFunctionTakesNamedArgumentsAndAQualifiedName() {
    assertThat(
            Rows.of(
                engine,
                "SELECT count(*) FROM TABLE(codeanatomy.source_files(root => '"
                    + CodeGraph.FIXTURE
                    + "', classpath => ''))"))
        .containsExactly("5");
  }

  @Test
  void scalarTakesNamedArguments() {
    assertThat(
            Rows.of(engine, "SELECT utf8_normalize('\u00C9 x', form => 'NFD', casefold => false)"))
        .containsExactly("E\u0301 x");
  }

  @Test
  void tableFunctionsJoinTables() {
    assertThat(
            rows(
                "SELECT count(*) FROM TABLE(java_symbols('"
                    + CodeGraph.FIXTURE
                    + "')) s JOIN cpg_nodes n ON n.entity_id = s.symbol_id WHERE s.kind ="
                    + " 'METHOD'"))
        .containsExactly("14");
  }

  @Test
  @Timeout(60)
  void rowsComeAsTheyAreComputedAndAnEarlyCloseEndsThem() {
    // Seven thousand million rows: to compute them all takes longer than the test may.
    try (QueryResult result =
        engine.query(
            new QueryRequest(
                "SELECT a.entity_id FROM cpg_nodes a CROSS JOIN cpg_nodes b CROSS JOIN cpg_nodes c"
                    + " CROSS JOIN cpg_nodes d",
                CodeGraph.tables(out)))) {
      assertThat(result.next()).isTrue();
      List<String> first = new ArrayList<>();
      Rows.addTo(first, result);
      assertThat(first).isNotEmpty().hasSizeLessThan(100_000);
      assertThat(result.next()).isTrue();
    }
    assertThat(Rows.of(engine, "select 2")).containsExactly("2");
  }

  @Test
  void twoWindowsOfThePluginInOneSelect() {
    assertThat(
            rows(
                "SELECT k, s, dedupe_best_by_score() OVER (PARTITION BY k ORDER BY s DESC) AS n,"
                    + " dedupe_best_by_score() OVER (ORDER BY s) + ROW_NUMBER() OVER (ORDER BY s)"
                    + " AS m FROM (VALUES ('a', 1), ('a', 2), ('b', 3)) AS t(k, s) ORDER BY s"))
        .containsExactly("a|1|2|2", "a|2|1|4", "b|3|1|6");
    assertThat(
            rows(
                "SELECT s FROM (VALUES ('a', 1), ('a', 2), ('b', 3)) AS t(k, s) QUALIFY"
                    + " dedupe_best_by_score() OVER (PARTITION BY k ORDER BY s DESC) = 1 AND"
                    + " dedupe_best_by_score() OVER (ORDER BY s) > 2"))
        .containsExactly("3");
  }

  @Test
  void correlatedSubQueriesOverEveryKindOfInput() {
    String exists = " AS t WHERE EXISTS (SELECT 1 FROM (VALUES (1), (3)) AS w(y) WHERE y = t.x)";
    String values = "(VALUES (1), (2)) AS v(x)";
    assertThat(rows("SELECT x FROM (SELECT x FROM " + values + " UNION ALL SELECT 3)" + exists))
        .containsExactlyInAnyOrder("1", "3");
    assertThat(rows("SELECT x FROM (SELECT DISTINCT x FROM " + values + ")" + exists))
        .containsExactly("1");
    assertThat(rows("SELECT x FROM (SELECT x FROM " + values + " INTERSECT SELECT 1)" + exists))
        .containsExactly("1");
    assertThat(
            rows(
                "SELECT x FROM (SELECT x FROM "
                    + values
                    + " WHERE x IN (SELECT y FROM (VALUES (1)) AS w(y) WHERE y = v.x))"
                    + exists))
        .containsExactly("1");
    assertThat(
            rows(
                "SELECT x, COUNT(*) FROM "
                    + values
                    + " GROUP BY x HAVING (SELECT MAX(y) FROM (VALUES (1)) AS w(y) WHERE y = x) IS"
                    + " NOT NULL"))
        .containsExactly("1|1");
    assertThat(
            rows(
                "SELECT p FROM (SELECT (SELECT MAX(y) FROM (VALUES (1), (2)) AS w(y) WHERE y <="
                    + " v.x) AS p FROM "
                    + values
                    + ") AS t WHERE p > 1"))
        .containsExactly("2");
  }

  @Test
  void aLongListIsATable() {
    String list =
        IntStream.range(0, 20_000).mapToObj(n -> "'k" + n + "'").collect(Collectors.joining(","));
    assertThat(
            rows(
                "SELECT x IN (%s), x NOT IN (%s, NULL) FROM (VALUES ('k19999'), ('z'), (NULL)) AS"
                        .formatted(list, list)
                    + " v(x)"))
        .containsExactly("true|false", "false|null", "null|null");
  }

  @Test
  void aFunctionOfAPluginThatIsNotThere() {
    EngineError other = refused("SELECT nobody.stable_hash64('a')");
    assertThat(other.code()).isEqualTo(FindingCode.PLAN_UNKNOWN_FUNCTION);
    assertThat(text(other)).contains("nobody.stable_hash64");
  }

  @Test
  void valueThatCannotBeComputedEndsTheQueryWithACode() {
    EngineError error = refused("SELECT CAST(name AS INTEGER) FROM cpg_nodes");

    assertThat(error.code()).isEqualTo(FindingCode.RUN_VALUE);
  }

  @Test
  void statementsThatChangeThingsAreRefused() {
    assertThat(refused("DROP TABLE cpg_nodes").code()).isEqualTo(FindingCode.SQL_STATEMENT_REFUSED);
    assertThat(refused("DELETE FROM cpg_nodes").code())
        .isEqualTo(FindingCode.SQL_STATEMENT_REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"upper('x')", "codeanatomy.count_if(true)", "stable_hash64('x')"})
  void aValueIsNoTable(String call) {
    EngineError error = refused("SELECT * FROM TABLE(" + call + ")");

    assertThat(error.code()).isEqualTo(FindingCode.SQL_ARGUMENTS);
    assertThat(error.message())
        .startsWith("line 1, column ")
        .contains(": Function '", "gives a value, not a table");
  }

  private static EngineError refused(String sql) {
    return catchThrowableOfType(EngineException.class, () -> rows(sql)).error();
  }

  private static String text(EngineError error) {
    return error.message() + " " + error.details();
  }
}
