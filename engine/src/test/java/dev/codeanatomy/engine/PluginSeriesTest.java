package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table functions {@code range} and {@code generate_series} in FROM. */
class PluginSeriesTest {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "range(1,4) | 1,2,3",
        "RANGE (1, 4) | 1,2,3",
        "codeanatomy.range(1, 4, 2) | 1,3",
        "TABLE(range(1, 3)) | 1,2",
        "TABLE(codeanatomy.range(stop => 3, start => 1)) | 1,2",
        "generate_series(1, 4) | 1,2,3,4",
        "generate_series(start => 4, stop => 1, step => -1) | 4,3,2,1",
        "generate_series(9223372036854775806, 9223372036854775807) |"
            + " 9223372036854775806,9223372036854775807",
      })
  void standsInFrom(String table, String numbers) {
    assertThat(rows("SELECT * FROM " + table)).containsExactly(numbers.split(","));
  }

  @Test
  void noRowsWhereTheEndIsBehindTheStartOrAnArgumentIsNull() {
    assertThat(rows("SELECT * FROM range(4, 4)")).isEmpty();
    assertThat(rows("SELECT * FROM generate_series(1, 4, -1)")).isEmpty();
    assertThat(rows("SELECT * FROM range(1, NULL)")).isEmpty();
  }

  @Test
  void manyRowsComeFromSeveralSplitsInTheirOrder() {
    assertThat(rows("SELECT COUNT(*), SUM(\"value\"), MIN(\"value\") FROM range(0, 1000000)"))
        .containsExactly("1000000|499999500000|0");
    assertThat(rows("SELECT \"value\" FROM range(0, 300000)").stream().map(Long::valueOf))
        .hasSize(300_000)
        .isSorted();
  }

  @Test
  void aLimitStopsIt() {
    assertThat(rows("SELECT * FROM range(0, 9223372036854775807) LIMIT 3"))
        .containsExactly("0", "1", "2");
  }

  @Test
  void joinsWithTables() {
    assertThat(
            rows(
                "SELECT x, r.\"value\" FROM (VALUES (1), (3)) AS t(x) JOIN range(0, 3) AS r ON"
                    + " r.\"value\" < x, generate_series(1, 1) ORDER BY 1, 2"))
        .containsExactly("1|0", "3|0", "3|1", "3|2");
  }

  @Test
  void aStepOfZeroIsRefused() {
    EngineException refused =
        catchThrowableOfType(EngineException.class, () -> rows("SELECT * FROM range(0, 5, 0)"));

    assertThat(refused.error().code()).isEqualTo(FindingCode.SQL_BIND_FAILED);
    assertThat(refused.error().toString()).contains("the step of range is 0");
  }

  @Test
  void inAWindowRangeIsStillAFrame() {
    assertThat(
            rows(
                "SELECT SUM(x) OVER (ORDER BY x RANGE BETWEEN (1) PRECEDING AND CURRENT ROW) FROM"
                    + " (VALUES (1), (2), (4)) AS t(x)"))
        .containsExactly("1", "3", "4");
  }
}
