package dev.codeanatomy.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class AggregateFunctionTest {
  private final Fixture db = Fixture.open();

  @BeforeEach
  void register() {
    Aggregates.fixedSum(db);
    Aggregates.objectSum(db);
    Aggregates.joined(db);
  }

  @AfterEach
  void everyStateThatWasMadeIsReleased() {
    StateCounts counts = db.database.stateCounts();
    db.close();

    assertThat(counts.destroyed()).isEqualTo(counts.created());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed_sum", "object_sum"})
  void agreesWithTheBuiltInSumEverywhereAnAggregateMayStand(String f) {
    assertSame(f, "SELECT %s(range) FROM range(1000000)");
    assertSame(f, "SELECT %s(range) FROM range(0)");
    assertSame(f, "SELECT %s(CASE WHEN range % 2 = 0 THEN range END) FROM range(1000)");
    assertSame(
        f, "SELECT %s(DISTINCT range % 10), %s(range) FILTER (range < 5) FROM range(100000)");
    assertSame(
        f,
        "SELECT count(*), sum(v), max(v) FROM (SELECT range % 300000 AS g, %s(range) AS v"
            + " FROM range(1000000) GROUP BY g)");
    assertSame(
        f,
        "SELECT sum(v), count(v) FROM (SELECT range % 10 AS a, range % 3 AS b, %s(range) AS v"
            + " FROM range(1000) GROUP BY ROLLUP (a, b))");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed_sum", "object_sum"})
  void agreesWithTheBuiltInSumOverFrames(String f) {
    for (String over :
        new String[] {
          "ORDER BY range ROWS BETWEEN 10 PRECEDING AND 3 FOLLOWING",
          "PARTITION BY range % 100",
          "PARTITION BY range % 7 ORDER BY range // 3 RANGE BETWEEN 5 PRECEDING AND CURRENT ROW",
          "ORDER BY range ROWS BETWEEN 5 PRECEDING AND 5 FOLLOWING EXCLUDE CURRENT ROW"
        }) {
      assertThat(
              db.row(
                  "SELECT count(*) FILTER (mine IS DISTINCT FROM theirs), count(*) FROM (SELECT "
                      + f
                      + "(range) OVER w AS mine, sum(range) OVER w AS theirs FROM range(20000)"
                      + " WINDOW w AS ("
                      + over
                      + "))"))
          .as(over)
          .isEqualTo("0|20000");
    }
  }

  @Test
  void orderInsideTheAggregateIsKept() {
    assertThat(db.row("SELECT joined('t' || range ORDER BY range DESC) FROM range(4)"))
        .isEqualTo("t3,t2,t1,t0,");
    assertThat(db.row("SELECT length(joined('text ' || range)) FROM range(100000)"))
        .isEqualTo(db.row("SELECT sum(length('text ' || range) + 1)::BIGINT FROM range(100000)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed_sum", "object_sum"})
  void staysRightWhenTheQuerySpills(String f) {
    try (Fixture small = Fixture.open(2, 150 * Fixture.MEGABYTE)) {
      Aggregates.fixedSum(small);
      Aggregates.objectSum(small);
      small.connection.execute("SET preserve_insertion_order = false");

      assertThat(
              small.row(
                  "SELECT count(*), count(*) FILTER (a IS DISTINCT FROM b) FROM (SELECT range %"
                      + " 1000000 AS g, "
                      + f
                      + "(range) AS a, sum(range) AS b, max('a text to spill ' || range) AS c"
                      + " FROM range(2000000) GROUP BY g)"))
          .isEqualTo("1000000|0");
      StateCounts counts = small.database.stateCounts();
      assertThat(counts.destroyed()).isEqualTo(counts.created());
    }
  }

  @Test
  void aRefusalInUpdateNamesTheAggregateAndLeaksNoState() {
    assertThatThrownBy(
            () ->
                db.rows(
                    "SELECT range % 5000 AS g, object_sum(CASE WHEN range = 70000 THEN -999"
                        + " ELSE range END) FROM range(100000) GROUP BY g"))
        .hasMessage("plugin 'test-plugin', function object_sum(int64): -999 cannot be summed")
        .hasCauseInstanceOf(PluginCallException.class);
  }

  @Test
  void anAggregateWithoutArgumentsIsRefusedAtRegistration() {
    assertThatThrownBy(
            () ->
                Aggregates.register(
                    db,
                    "nullary",
                    BoundAggregate.ofObjectState(
                        Functions.field("x", ArrowTypes.INT64), Aggregates.objectSum())))
        .hasMessageContaining("at least one argument");
  }

  private void assertSame(String function, String query) {
    String mine = query.replace("%s", function);
    String theirs = query.replace("%s", "sum");
    assertThat(db.row(mine)).as(query).isEqualTo(db.row(theirs));
  }
}
