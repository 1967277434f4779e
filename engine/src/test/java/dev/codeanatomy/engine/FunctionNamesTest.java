package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which function a name means when plugins have functions named as the built-ins or each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionNamesTest {
  private Workspace one;
  private Workspace two;

  @BeforeAll
  void open(@TempDir Path fresh) throws Exception {
    Path alone = fresh.resolve("alone");
    PluginArchive.of("names").into(alone);
    one = Workspace.open(fresh.resolve("one"), alone);
    Path both = fresh.resolve("both");
    PluginArchive.of("names").into(both);
    PluginArchive.of("names").named("others").into(both);
    two = Workspace.open(fresh.resolve("two"), both);
  }

  @AfterAll
  void close() {
    one.close();
    two.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT CAST(abs(n) AS BIGINT) AS n FROM numbers WHERE n = 2 | 2",
        "SELECT CAST(sum(n) AS BIGINT) AS n FROM numbers | 16",
        "SELECT m AS n FROM (SELECT n, lag(n) OVER (ORDER BY n) AS m FROM numbers) AS t WHERE n ="
            + " 13 | 2",
        "SELECT CAST(x AS BIGINT) AS n FROM UNNEST(ARRAY[7]) AS t(x) | 7"
      })
  void aBuiltInIsNeverShadowed(String sql, long value) {
    assertThat(one.rows(sql)).containsExactly(value);
    assertThat(two.rows(sql)).containsExactly(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT names.abs(n) AS n FROM numbers WHERE n = 2",
        "SELECT Names.ABS(n) AS n FROM numbers WHERE n = 2",
        "SELECT \"names\".\"abs\"(n) AS n FROM numbers WHERE n = 2",
        "SELECT names.one_abs(n) AS n FROM numbers WHERE n = 2",
        "SELECT names.sum(n) AS n FROM numbers",
        "SELECT NAMES.Sum(n) AS n FROM numbers",
        "SELECT \"names\".\"sum\"(n) AS n FROM numbers",
        "SELECT names.one_sum(n) AS n FROM numbers",
        "SELECT names.sum(n) OVER () AS n FROM numbers WHERE n = 2",
        "SELECT names.lag(n) OVER (ORDER BY n) AS n FROM numbers WHERE n = 2",
        "SELECT NAMES.Lag(n) OVER (ORDER BY n) AS n FROM numbers WHERE n = 2",
        "SELECT \"names\".\"lag\"(n) OVER (ORDER BY n) AS n FROM numbers WHERE n = 2",
        "SELECT names.one_lag(n) OVER (ORDER BY n) AS n FROM numbers WHERE n = 2",
        // A word that the language keeps for itself is quoted, as everywhere.
        "SELECT n FROM TABLE(names.\"unnest\"(1))",
        "SELECT n FROM TABLE(\"Names\".\"UNNEST\"(1))",
        "SELECT n FROM names.one_unnest(1)",
        "SELECT n FROM TABLE(names.one_unnest(1))"
      })
  void theQualifiedNameAlwaysMeansThePlugin(String sql) {
    assertThat(one.rows(sql)).containsExactly(1000L);
    assertThat(two.rows(sql)).containsExactly(1000L);
    assertThat(two.rows(sql.replaceAll("(?i)\\bnames\\b", "others"))).containsExactly(1000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abs | SELECT one_abs(n) AS n FROM numbers WHERE n = 2",
        "sum | SELECT ONE_SUM(n) AS n FROM numbers",
        "sum | SELECT one_sum(n) OVER () AS n FROM numbers WHERE n = 2",
        "lag | SELECT one_lag(n) OVER (ORDER BY n) AS n FROM numbers WHERE n = 2",
        "unnest | SELECT n FROM TABLE(one_unnest(1))"
      })
  void anAliasIsANameUntilTwoPluginsHaveIt(String name, String sql) {
    assertThat(one.rows(sql)).containsExactly(1000L);

    EngineError error = two.refusedQuery(sql);

    assertThat(error.code()).isEqualTo(FindingCode.SQL_FUNCTION_CONFLICT);
    assertThat(error.message()).contains("Write names." + name + " or others." + name);
  }
}
