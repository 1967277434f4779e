package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.engine.execute.RunListener;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often a plugin's function is computed, told by functions that count their rows: once where
 * its answer cannot change, once for each row where it can.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VolatilityTest {
  private static final String COUNTER = "counting.rows";

  /** 4096 rows, more than one batch. */
  private static final String ROWS =
      "(SELECT a.x * 64 + b.x AS n FROM UNNEST(ARRAY[%1$s]) AS a(x), UNNEST(ARRAY[%1$s]) AS b(x))"
          .formatted(String.join(", ", IntStream.range(0, 64).mapToObj(String::valueOf).toList()));

  private final AtomicLong computed = new AtomicLong();
  private Engine engine;

  @BeforeAll
  void open(@TempDir Path plugins) throws Exception {
    PluginArchive.of("counting").into(plugins);
    engine = Engine.builder().profile(EnvironmentProfile.SMALL).pluginDirectory(plugins).open();
    // Admission calls every function too.
    assertThat(rows("SELECT immutable_count()")).hasSize(1);
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @BeforeEach
  void countFromZero() {
    computed.set(0);
    System.getProperties().put(COUNTER, computed);
  }

  @AfterEach
  void stopCounting() {
    System.getProperties().remove(COUNTER);
  }

  private List<String> rows(String sql) {
    return Rows.of(engine, sql.replace("ROWS", ROWS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "immutable_count()",
        "immutable_count_of(5)",
        "stable_count()",
        "stable_count_of(5)"
      })
  void aCallWithConstantArgumentsIsComputedOnceInAQuery(String call) {
    for (String sql :
        List.of(
            "SELECT %s AS x FROM ROWS AS r",
            "SELECT %1$s AS x, %1$s AS y FROM ROWS AS r",
            "SELECT n FROM ROWS AS r WHERE n < 10 + %s",
            "SELECT CASE WHEN n > 7 THEN %s ELSE 0 END AS x FROM ROWS AS r",
            "SELECT a.n FROM ROWS AS a JOIN ROWS AS b ON a.n = b.n + %s",
            "WITH v AS (SELECT n, %s AS x FROM ROWS AS r) SELECT a.x, b.x FROM v AS a JOIN v AS b"
                + " ON a.n = b.n",
            "SELECT SUM(%s) AS x FROM ROWS AS r",
            "SELECT n, (SELECT MAX(n + %s) FROM ROWS AS i) AS x FROM ROWS AS r")) {
      computed.set(0);
      assertThat(rows(sql.formatted(call))).as(sql).isNotEmpty();
      assertThat(computed).as(sql).hasValue(1);
    }
  }

  @Test
  void aCallThatIsNotReachedIsComputedOnceAtTheMost() {
    assertThat(rows("SELECT n FROM ROWS AS r WHERE n < 0 AND n > stable_count()")).isEmpty();
    assertThat(computed.get()).isLessThanOrEqualTo(1);
  }

  @Test
  void theNextQueryComputesAStableCallAnew() {
    assertThat(rows("SELECT stable_count() AS x")).containsExactly("1");
    assertThat(rows("SELECT stable_count() AS x")).containsExactly("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"volatile_count()", "volatile_count_of(5)", "volatile_count_of(n)"})
  void aVolatileCallIsComputedForEachRowWhereItStands(String call) {
    assertThat(distinct("SELECT %s AS x FROM ROWS AS r", call)).isEqualTo(4096);
    assertThat(computed).hasValue(4096);
  }

  private int distinct(String sql, String call) {
    return (int) rows(sql.formatted(call)).stream().distinct().count();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Two calls are two calls, however alike they are.
        "SELECT volatile_count() AS x, volatile_count() AS y FROM ROWS AS r | 8192",
        "SELECT volatile_count_of(1) + volatile_count_of(1) AS x FROM ROWS AS r | 8192",
        // A column read twice is one call.
        "SELECT x, x AS y, x + 1 AS z FROM (SELECT volatile_count() AS x FROM ROWS AS r) AS s |"
            + " 4096",
        // A condition on its value stands above it; rows that another condition drops may go first.
        "SELECT x FROM (SELECT n, volatile_count() AS x FROM ROWS AS r) AS s WHERE n < 10 | 10",
        "SELECT x FROM (SELECT n, volatile_count() AS x FROM ROWS AS r) AS s WHERE x > 0 | 4096",
        "SELECT volatile_count() AS x FROM ROWS AS r WHERE n < 10 | 10",
        "SELECT n FROM ROWS AS r WHERE volatile_count() > 0 | 4096",
        "SELECT n FROM ROWS AS r WHERE volatile_count_of(1) > 0 | 4096",
        // Only the branch that is taken.
        "SELECT CASE WHEN n < 10 THEN volatile_count() ELSE 0 END AS x FROM ROWS AS r | 10",
        // Beside a join, not once for each pair.
        "SELECT s.x FROM (SELECT n, volatile_count() AS x FROM ROWS AS r) AS s CROSS JOIN (VALUES"
            + " (1), (2)) AS t(y) | 4096",
        "SELECT s.x FROM (SELECT n, volatile_count() AS x FROM ROWS AS r) AS s JOIN ROWS AS t ON"
            + " s.n = t.n + 1 | 4096",
        "SELECT COUNT(DISTINCT volatile_count()) AS x FROM ROWS AS r | 4096",
        "SELECT n FROM ROWS AS r ORDER BY volatile_count() | 4096"
      })
  void volatileCallsAreNeitherMergedNorRepeatedNorMoved(String sql, int calls) {
    List<String> rows = rows(sql);

    assertThat(computed).as("%s: %d rows", sql, rows.size()).hasValue(calls);
  }

  @Test
  void aCommonTableThatIsReadTwiceWithAVolatileCallIsRefused() {
    String with = "WITH v AS (SELECT n, volatile_count() AS x FROM ROWS AS r) ";

    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> rows(with + "SELECT a.x FROM v AS a JOIN v AS b ON a.x = b.x"))
        .satisfies(e -> assertThat(e.error().code()).isEqualTo(FindingCode.SQL_VOLATILE_REPEATED))
        .withMessageContaining("2 places that read 'v'");
    assertThat(rows(with + "SELECT v.x FROM v WHERE v.n < 2048")).hasSize(2048);
  }

  @Test
  void aViewOfASpecThatIsReadTwiceIsComputedOnce(@TempDir Path out) {
    String spec =
        """
        {"version": 5, "input_relations": [],
         "view_definitions": [
           {"name": "v", "transform": {"kind": "Sql", "query":
             "SELECT n, volatile_count() AS x FROM %s AS r"}},
           {"name": "w", "transform": {"kind": "Sql", "query":
             "SELECT a.n FROM v AS a JOIN v AS b ON a.x = b.x"}}],
         "output_targets": [{"table_name": "result", "source_view": "w"}]}
        """
            .formatted(ROWS);
    engine.run(
        new RunRequest(spec, "given.json", Map.of(), Optional.of(out), Optional.empty()),
        RunListener.NONE);

    assertThat(computed).hasValue(4096);
    assertThat(Rows.of(engine, "SELECT COUNT(*) AS n FROM t", Map.of("t", out.resolve("result"))))
        .containsExactly("4096");
  }

  @Test
  void twoVolatileCallsOfOneRowDiffer() {
    assertThat(rows("SELECT n FROM ROWS AS r WHERE volatile_count() = volatile_count()")).isEmpty();
    assertThat(
            rows(
                "SELECT x - y AS d FROM (SELECT volatile_count() AS x, volatile_count() AS y"
                    + " FROM ROWS AS r) AS s WHERE x = y"))
        .isEmpty();
  }
}
