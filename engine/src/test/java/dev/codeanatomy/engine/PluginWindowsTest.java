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

/** The window functions of the plugin, beside the built-in ones that they are like. */
class PluginWindowsTest {
  private static final String FOUR =
      " FROM (VALUES (1, 'b'), (2, NULL), (3, 'a'), (4, 'b')) AS t(k, x)";

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

  @Test
  void theBestRowOfEachPartitionIsNumberOne() {
    assertThat(
            rows(
                "SELECT k, score, dedupe_best_by_score() OVER (PARTITION BY k ORDER BY score DESC)"
                    + " FROM (VALUES ('a', 1), ('a', 2), ('b', 3)) AS t(k, score) ORDER BY score"))
        .containsExactly("a|1|2", "a|2|1", "b|3|1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "row_number_window() | ROW_NUMBER()",
        "codeanatomy.row_number() | ROW_NUMBER()",
        "lag_window(x) | LAG(x)",
        "codeanatomy.lag(x, 2) | LAG(x, 2)",
        "lag_window(x, 3, 'none') | LAG(x, 3, 'none')",
        "lag_window(x, 3, p) | LAG(x, 3, p)",
        "lag_window(x, default_value => 'none') | LAG(x, 1, 'none')",
        "lag_window(x, 0) | LAG(x, 0)",
        "lag_window(x, -2, 'none') | LEAD(x, 2, 'none')",
        "lag_window(x, 9223372036854775807) | LAG(x, 5000)",
        "lag_window(x) IGNORE NULLS | LAG(x) IGNORE NULLS",
        "lag_window(x, 2, 'none') IGNORE NULLS | LAG(x, 2, 'none') IGNORE NULLS",
        "lag_window(x) RESPECT NULLS | LAG(x) RESPECT NULLS",
        "lead_window(x) | LEAD(x)",
        "codeanatomy.lead(x, 2) | LEAD(x, 2)",
        "lead_window(x) IGNORE NULLS | LEAD(x) IGNORE NULLS",
        "lead_window(x, 3, 'none') IGNORE NULLS | LEAD(x, 3, 'none') IGNORE NULLS",
        "lag_window(ROW(k, ARRAY[x])) | LAG(ROW(k, ARRAY[x]))",
        "lag_window(k > 5) | LAG(k > 5)",
        "lag_window(k * 1.5) | LAG(k * 1.5)",
      })
  void givesWhatTheBuiltInGives(String call, String builtIn) {
    String rows =
        "(SELECT \"value\" AS k, CONCAT('p', CAST(MOD(\"value\", 7) AS VARCHAR)) AS p, CASE WHEN"
            + " MOD(\"value\" * \"value\", 3) = 1 THEN NULL ELSE CAST(\"value\" AS VARCHAR) END AS"
            + " x FROM range(0, 5000)) AS r";
    String over = " OVER (PARTITION BY p ORDER BY k DESC) AS y FROM " + rows;
    assertThat(rows("SELECT k, " + call + over + " ORDER BY k"))
        .isEqualTo(rows("SELECT k, " + builtIn + over + " ORDER BY k"))
        .hasSize(5000);
  }

  @Test
  void framesDoNotMatter() {
    assertThat(
            rows(
                "SELECT lag_window(k) OVER (ORDER BY k ROWS BETWEEN CURRENT ROW AND CURRENT ROW)"
                    + FOUR))
        .containsExactly("null", "1", "2", "3");
  }

  @Test
  void overNoRowsThereIsNothing() {
    assertThat(rows("SELECT lag_window(x) IGNORE NULLS OVER (ORDER BY k)" + FOUR + " WHERE k > 9"))
        .isEmpty();
  }

  @Test
  void aFunctionThatDoesNotTakeItIsRefusedIgnoreNulls() {
    EngineError error = refused("SELECT row_number_window() IGNORE NULLS OVER (ORDER BY k)" + FOUR);

    assertThat(error.code()).isEqualTo(FindingCode.SQL_IGNORE_NULLS);
    assertThat(error.toString())
        .contains("line 1, column 28")
        .contains("'codeanatomy.row_number' does not take IGNORE NULLS");
  }

  @Test
  void anOffsetThatIsNullAndADefaultOfAnotherTypeAreRefused() {
    assertThat(refused("SELECT lag_window(k, NULL) OVER (ORDER BY k)" + FOUR).toString())
        .contains("the offset of lag is null; give a number of rows");
    assertThat(refused("SELECT lag_window(k, 1, 'none') OVER (ORDER BY k)" + FOUR).toString())
        .contains("the default of lag is utf8, expected the value's type int32; cast it");
  }
}
