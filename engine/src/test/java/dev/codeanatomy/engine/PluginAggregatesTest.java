package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The aggregates of the plugin wherever SQL lets an aggregate stand. */
class PluginAggregatesTest {
  /** The texts a, null, a in this order. */
  private static final String NULL_BETWEEN =
      " FROM (VALUES (1, 'a'), (2, NULL), (3, 'a')) AS t(k, x)";

  private static final String FOUR =
      " FROM (VALUES (1, 'b'), (2, NULL), (3, 'a'), (4, 'b')) AS t(k, x)";

  /** A hundred thousand rows over seven texts and null, in groups of unequal size. */
  private static final String MANY =
      "(SELECT \"value\" AS k, MOD(\"value\" * \"value\", 1000) AS g, CASE WHEN MOD(\"value\", 8) ="
          + " 7 THEN NULL ELSE CONCAT('text ', CAST(MOD(\"value\", 8) AS VARCHAR)) END AS x FROM"
          + " range(0, 100000)) AS m";

  private static Engine engine;

  @BeforeAll
  static void open() {
    engine = RealPlugin.engine();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static List<String> rows(String sql) {
    return Rows.of(engine, sql);
  }

  private static EngineError refused(String sql) {
    return catchThrowableOfType(EngineException.class, () -> rows(sql)).error();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "list_unique(x) | [@a@,null]",
        "list_unique(x) RESPECT NULLS | [@a@,null]",
        "list_unique(x) IGNORE NULLS | [@a@]",
        "collect_set(x) IGNORE NULLS | [@a@]",
        "count_distinct_agg(x) | 2",
        "count_distinct_agg(x) IGNORE NULLS | 1",
        "first_value_agg(x ORDER BY x NULLS FIRST) | null",
        "first_value_agg(x ORDER BY x NULLS FIRST) IGNORE NULLS | a",
        "last_value_agg(x) IGNORE NULLS WITHIN GROUP (ORDER BY k) | a",
      })
  void nullsAreIgnoredOrRespected(String call, String answer) {
    assertThat(rows("SELECT " + call + NULL_BETWEEN)).containsExactly(answer.replace('@', '"'));
  }

  @Test
  void overNoRows() {
    assertThat(
            rows(
                "SELECT list_unique(x), count_distinct_agg(x), count_distinct_agg(x) IGNORE NULLS,"
                    + " count_if(x = 'a'), arg_max(x, k), first_value_agg(x),"
                    + " codeanatomy.string_agg(x)"
                    + FOUR
                    + " WHERE k > 9"))
        .containsExactly("[]|0|0|0|null|null|null");
    assertThat(rows("SELECT list_unique(x)" + FOUR + " WHERE k > 9 GROUP BY k")).isEmpty();
    assertThat(rows("SELECT list_unique(x) IGNORE NULLS" + FOUR + " WHERE k = 2"))
        .containsExactly("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "asof_select(v, k) | (VALUES ('a', 1), ('b', 3), ('c', 2)) | b",
        "arg_max(v, k) | (VALUES ('b', 5), ('a', 5)) | a",
        "arg_min(v, k) | (VALUES ('b', 5), ('a', 5), ('0', 6)) | a",
        "any_value_det(v, k) | (VALUES ('b', 2), ('c', 1)) | c",
        "arg_max(v, k) | (VALUES ('b', DATE '2024-02-29'), ('a', DATE '2023-12-31')) | b",
        "arg_max(v, k) | (VALUES ('b', 'x'), ('a', 'xy')) | a",
        "arg_min(v, k) | (VALUES ('b', 1.25), ('a', -0.5)) | a",
        "arg_max(order_key => k, value => v) | (VALUES ('b', 2), ('c', 1)) | b",
        "codeanatomy.string_agg(v, '-') | (VALUES ('a', 1), (NULL, 2), ('b', 3)) | a-b",
        "codeanatomy.string_agg(v) | (VALUES ('a', 1), (NULL, 2), ('b', 3)) | a,b",
      })
  void givesItsGoldenAnswer(String call, String table, String answer) {
    assertThat(rows("SELECT " + call + " FROM " + table + " AS t(v, k)")).containsExactly(answer);
  }

  @Test
  void slidingFramesAreComputedAnewForEachRow() {
    String table = " FROM (VALUES (1, 'a'), (2, 'b'), (3, 'c')) AS t(k, x)";
    assertThat(rows("SELECT list_unique(x) OVER (ORDER BY k ROWS 1 PRECEDING)" + table))
        .containsExactly("[\"a\"]", "[\"a\",\"b\"]", "[\"b\",\"c\"]");
    table = " FROM (VALUES (1, 'a'), (2, 'b'), (3, 'b')) AS t(k, x)";
    assertThat(rows("SELECT count_distinct_agg(x) OVER (ORDER BY k ROWS 1 PRECEDING)" + table))
        .containsExactly("1", "2", "1");
    table = " FROM (VALUES (1, 'a'), (2, 'b'), (3, 'a'), (4, NULL)) AS t(k, x)";
    assertThat(
            rows(
                "SELECT count_distinct_agg(x) IGNORE NULLS OVER (ORDER BY k ROWS 1 PRECEDING)"
                    + table))
        .containsExactly("1", "2", "2", "1");
    // Upstream's any_value_det and string_agg kept rows that had left the frame.
    table = " FROM (VALUES (1, 'a'), (2, 'b'), (3, 'c')) AS t(k, x)";
    assertThat(
            rows(
                "SELECT any_value_det(x, k) OVER w, codeanatomy.string_agg(x, '+') OVER w,"
                    + " arg_min(x, k) OVER w"
                    + table
                    + " WINDOW w AS (ORDER BY k ROWS 1 PRECEDING)"))
        .containsExactly("a|a|a", "a|a+b|a", "b|b+c|b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROWS BETWEEN 50 PRECEDING AND 3 FOLLOWING",
        "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
        "ROWS BETWEEN 20 FOLLOWING AND 40 FOLLOWING",
        "RANGE BETWEEN 30 PRECEDING AND 10 FOLLOWING",
        "RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
        "ROWS BETWEEN 9 PRECEDING AND 9 FOLLOWING EXCLUDE CURRENT ROW",
        "RANGE BETWEEN 9 PRECEDING AND 9 FOLLOWING EXCLUDE TIES",
      })
  void inEveryFrameTheAnswerIsThatOfABuiltIn(String frame) {
    String rows =
        "(SELECT k, MOD(k, 10) AS p, k - MOD(k, 3) AS o, x FROM " + MANY + " WHERE k < 3000) AS r";
    assertThat(
            rows(
                "SELECT COUNT(*) FROM (SELECT count_distinct_agg(x) IGNORE NULLS OVER w AS a,"
                    + " COUNT(DISTINCT x) OVER w AS b, count_if(x = 'text 3') OVER w AS c,"
                    + " COALESCE(SUM(CASE WHEN x = 'text 3' THEN 1 ELSE 0 END) OVER w, 0) AS d,"
                    + " CARDINALITY(list_unique(x) OVER w) AS e, COUNT(DISTINCT COALESCE(x, '-'))"
                    + " OVER w AS f, arg_max(x, k) OVER w AS g, arg_min(x, -k) OVER w AS h FROM "
                    + rows
                    + " WINDOW w AS (PARTITION BY p ORDER BY o "
                    + frame
                    + ")) AS q WHERE a = b AND c = d AND e = f AND g IS NOT DISTINCT FROM h"))
        .containsExactly("3000");
  }

  @Test
  void inGroupsTheAnswerIsThatOfABuiltIn() {
    assertThat(
            rows(
                "SELECT COUNT(*) FROM (SELECT g, count_distinct_agg(x) IGNORE NULLS AS a,"
                    + " COUNT(DISTINCT x) AS b, count_if(x = 'text 4') AS c, COUNT(*) FILTER (WHERE"
                    + " x = 'text 4') AS d, codeanatomy.string_agg(x, '; ' ORDER BY k) AS e,"
                    + " STRING_AGG(x, '; ' ORDER BY k) AS f, list_unique(x) IGNORE NULLS AS h,"
                    + " ARRAY_AGG(DISTINCT x ORDER BY x) FILTER (WHERE x IS NOT NULL) AS i,"
                    + " arg_max(x, k) AS m, MAX(CASE WHEN k = last THEN x END) AS n,"
                    + " first_value_agg(k ORDER BY k) AS o, MIN(k) AS p FROM (SELECT *, MAX(CASE"
                    + " WHEN x IS NOT NULL THEN k END) OVER (PARTITION BY g) AS last FROM "
                    + MANY
                    + ") AS l GROUP BY g) AS q WHERE a = b AND c = d AND e IS NOT DISTINCT FROM f"
                    + " AND (h = i OR i IS NULL) AND m IS NOT DISTINCT FROM n AND o = p"))
        .isEqualTo(rows("SELECT COUNT(DISTINCT g) FROM " + MANY));
  }

  @Test
  void underRollupCubeAndGroupingSets() {
    String grouped =
        "SELECT g, count_distinct_agg(x) IGNORE NULLS, count_if(x = 'text 4'), arg_max(x, k) FROM"
            + " (SELECT MOD(g, 3) AS g, MOD(k, 2) AS h, k, x FROM "
            + MANY
            + ") AS s GROUP BY ";
    String plain =
        grouped.replace(
            "count_distinct_agg(x) IGNORE NULLS, count_if(x = 'text 4'), arg_max(x, k)",
            "COUNT(DISTINCT x), COUNT(CASE WHEN x = 'text 4' THEN 1 END), MAX(CASE WHEN k > 99990"
                + " THEN x END)");
    for (String sets : List.of("ROLLUP(g)", "CUBE(g, h)", "GROUPING SETS ((g), (h), ())")) {
      List<String> answers = rows(grouped + sets).stream().sorted().toList();
      assertThat(answers).hasSize(rows(plain + sets).size());
      assertThat(answers.stream().map(row -> row.substring(0, row.lastIndexOf('|'))))
          .containsExactlyElementsOf(
              rows(plain + sets).stream()
                  .map(row -> row.substring(0, row.lastIndexOf('|')))
                  .sorted()
                  .toList());
    }
  }

  @Test
  void distinctOrderAndFilterStandInsideACall() {
    assertThat(
            rows(
                "SELECT codeanatomy.string_agg(DISTINCT x, '-' ORDER BY x DESC),"
                    + " codeanatomy.string_agg(x, '-' ORDER BY k DESC) FILTER (WHERE k > 1),"
                    + " first_value_agg(x ORDER BY k DESC) IGNORE NULLS FILTER (WHERE k < 3),"
                    + " last_value_agg(x) WITHIN GROUP (ORDER BY x, k), count_distinct_agg(DISTINCT"
                    + " x) IGNORE NULLS"
                    + FOUR))
        .containsExactly("b-a|b-a|b|null|2");
  }

  @Test
  void filterStandsBeforeOver() {
    assertThat(
            rows(
                "SELECT k, list_unique(x) FILTER (WHERE k <> 3) OVER w, list_unique(x) IGNORE NULLS"
                    + " FILTER (WHERE k <> 3) OVER w, codeanatomy.string_agg(x) FILTER (WHERE k <>"
                    + " 1) OVER w, SUM(k) FILTER (WHERE k <> 3) OVER w, COUNT(*) FILTER (WHERE x IS"
                    + " NULL) OVER w"
                    + FOUR
                    + " WINDOW w AS (ORDER BY k)"))
        .containsExactly(
            "1|[\"b\"]|[\"b\"]|null|1|0",
            "2|[\"b\",null]|[\"b\"]|null|3|1",
            "3|[\"b\",null]|[\"b\"]|a|3|1",
            "4|[\"b\",null]|[\"b\"]|a,b|7|1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ARRAY_AGG(k) FILTER (WHERE k > 1) OVER () | SQL-2405",
        "LAG(k) FILTER (WHERE k > 1) OVER (ORDER BY k) | SQL-2405",
        "row_number_window() FILTER (WHERE k > 1) OVER (ORDER BY k) | SQL-2405",
        "list_unique(x) FILTER (WHERE k) OVER () | SQL-2406",
        "nope(x) FILTER (WHERE k > 1) OVER () | PLAN-2314",
        "stable_hash64(x) IGNORE NULLS | SQL-2407",
        "SUM(k) IGNORE NULLS | SQL-2407",
        "stable_hash64(x ORDER BY k) | SQL-2407",
      })
  void whatCannotBeMeantIsRefusedWhereItStands(String call, String code) {
    EngineError error = refused("SELECT " + call + FOUR);

    assertThat(error.code().id()).isEqualTo(code);
    assertThat(error.toString()).contains("line 1, column ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "first_value_agg(nope ORDER BY k) IGNORE NULLS | line 1, column 24: Column 'nope'",
        "first_value_agg(x ORDER BY nope) IGNORE NULLS | line 1, column 35: Column 'nope'",
        "first_value_agg(x ORDER BY k,) | line 1, column 36: Encountered",
        "first_value_agg(x ORDER k) | line 1, column 32: Encountered",
      })
  void anOrderInsideACallLeavesEveryPlaceWhereItIs(String call, String message) {
    assertThat(refused("SELECT " + call + FOUR).toString()).contains(message);
  }

  @Test
  void theNamesOfSqlItselfMeanItsOwnFunctions() {
    // SQL's own needs OVER; the plugin's does not.
    assertThat(refused("SELECT FIRST_VALUE(x)" + FOUR).code()).isEqualTo(FindingCode.SQL_INVALID);
    assertThat(
            rows(
                "SELECT codeanatomy.first_value(x ORDER BY k), first_value_agg(x ORDER BY k)"
                    + FOUR))
        .containsExactly("b|b");
    // SQL's own wants to be told the separator.
    assertThat(refused("SELECT STRING_AGG(x)" + FOUR).code()).isEqualTo(FindingCode.SQL_ARGUMENTS);
    assertThat(rows("SELECT codeanatomy.string_agg(x)" + FOUR)).containsExactly("b,a,b");
  }

  @Test
  void theFirstAndLastAreOfAnyType() {
    assertThat(
            rows(
                "SELECT first_value_agg(ROW(k, ARRAY[x, NULL]) ORDER BY k DESC),"
                    + " last_value_agg(ARRAY[k] ORDER BY k), first_value_agg(k > 1 ORDER BY k)"
                    + FOUR))
        .containsExactly("{\"EXPR$0\":4,\"EXPR$1\":[\"b\",null]}|[4]|false");
  }

  @Test
  void aSeparatorIsAConstantAlsoWhereTheArgumentHasMetadata() {
    assertThat(
            rows(
                "SELECT codeanatomy.string_agg(id, '-' ORDER BY id) FROM (SELECT"
                    + " prefixed_hash64('n', x) AS id, stable_id('node', x) AS node"
                    + NULL_BETWEEN
                    + ") AS s"))
        .isEqualTo(
            rows("SELECT CONCAT(prefixed_hash64('n', 'a'), '-', prefixed_hash64('n', 'a'))"));
    assertThat(
            rows(
                "SELECT codeanatomy.string_agg(node, '-') = CONCAT(MAX(node), '-', MAX(node)) FROM"
                    + " (SELECT stable_id('node', x) AS node"
                    + NULL_BETWEEN
                    + ") AS s"))
        .containsExactly("true");
  }

  @Test
  void manyDistinctValuesInOneGroup() {
    assertThat(
            rows(
                "SELECT count_distinct_agg(CAST(\"value\" AS VARCHAR)),"
                    + " CARDINALITY(list_unique(CAST(MOD(\"value\", 70000) AS VARCHAR))) FROM"
                    + " range(0, 300000)"))
        .containsExactly("300000|70000");
  }
}
