package dev.codeanatomy.engine.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.engine.pushdown.ProviderFilterRule;
import dev.codeanatomy.engine.sql.PlannerSession;
import dev.codeanatomy.engine.sql.TestPlugins;
import dev.codeanatomy.engine.sql.TestTables;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerTest {
  private PlannerSession planner;

  @BeforeEach
  void start() {
    planner = newPlanner();
  }

  private static PlannerSession newPlanner() {
    PlannerSession planner =
        new PlannerSession(SessionCatalog.of(List.of(new TestPlugins().plugin("one"))), Map.of());
    planner.addTable("t", TestTables.people());
    return planner;
  }

  private String optimized(String sql) {
    return RelOptUtil.toString(
        new Optimizer(List.of(ProviderFilterRule.pass())).optimize(planner.plan(sql)).plan());
  }

  @Test
  void aFilterGoesBelowAJoin() {
    String plan = optimized("SELECT a.id FROM t a JOIN t b ON a.id = b.id WHERE a.amount > 3");
    assertThat(plan.indexOf("LogicalJoin")).isLessThan(plan.indexOf("LogicalFilter"));
  }

  @Test
  void eachConjunctGoesWhereTheProviderSays() {
    String plan =
        optimized(
            "SELECT n FROM (SELECT * FROM numbers(9)) AS x"
                + " WHERE n = 3 AND n < 7 AND name = upper(name) AND n > 1");
    assertThat(plan).contains("filters=[[equal(n, 3:int64) EXACT, lt(n, 7:int64) INEXACT]]");
    assertThat(plan).contains("<($0, 7)").contains(">($0, 1)").doesNotContain("=($0, 3)");
    assertThat(plan).contains("columns=[[n, name]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT * FROM numbers(9) AS x LIMIT 5; 5",
        "SELECT n + 1 AS m FROM (SELECT * FROM numbers(9)) AS x LIMIT 5 OFFSET 2; 7",
        "SELECT n FROM numbers(9) AS x WHERE n = 3 LIMIT 5; 5"
      })
  void aProviderIsToldHowManyRowsAreWanted(String sql, int rows) {
    assertThat(optimized(sql)).contains("limit=[" + rows + "]").contains("LogicalSort");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT n FROM numbers(9) AS x ORDER BY n LIMIT 5",
        "SELECT n FROM numbers(9) AS x WHERE n > 1 LIMIT 5",
        "SELECT DISTINCT n FROM numbers(9) AS x LIMIT 5",
        "SELECT ROW_NUMBER() OVER () AS r FROM numbers(9) AS x LIMIT 5",
        "SELECT x.n FROM numbers(9) AS x, numbers(8) AS y LIMIT 5",
        "SELECT roll(6) AS r FROM numbers(9) AS x LIMIT 5",
        "SELECT n FROM numbers(9) AS x"
      })
  void aProviderIsToldNothingWhereOtherRowsCount(String sql) {
    assertThat(optimized(sql)).doesNotContain("limit=");
  }

  @Test
  void aVolatileCallIsNeitherMovedNorRepeated() {
    String sql = "SELECT x, x + 1 AS y FROM (SELECT roll(6) AS x FROM t) AS s WHERE x > 3";
    String plan = optimized(sql);
    assertThat(plan).isEqualTo(RelOptUtil.toString(planner.plan(sql)));
    assertThat(plan.split("one.roll", -1)).hasSize(2);
  }

  @Test
  void whatIsBelowAVolatileCallIsOptimised() {
    String plan =
        optimized(
            "SELECT id, roll(6) AS r FROM (SELECT a.id FROM t a JOIN t b ON a.id = b.id WHERE"
                + " a.amount > 3) AS x");
    assertThat(plan.indexOf("LogicalJoin")).isLessThan(plan.indexOf("LogicalFilter"));
    assertThat(plan.split("one.roll", -1)).hasSize(2);
  }

  @Test
  void aVolatileViewThatIsReadTwiceStaysOne() {
    planner.addView(
        "rolled",
        planner.plan(
            "SELECT id, roll(6) AS r FROM (SELECT id FROM t WHERE amount > 3) AS x WHERE id > 1"));
    RelNode plan =
        new Optimizer(List.of(ProviderFilterRule.pass()))
            .optimize(
                planner.plan("SELECT a.r, b.r AS q FROM rolled a JOIN rolled b ON a.id = b.id"))
            .plan();
    RelNode join = plan.getInput(0);
    assertThat(join.getInput(0)).isSameAs(join.getInput(1));
  }

  @Test
  void aCorrelatedSubQueryStaysAndKeepsItsRow() {
    String plan =
        optimized(
            "SELECT id FROM (SELECT id, amount FROM t) AS a WHERE amount > 1 AND EXISTS"
                + " (SELECT 1 FROM t b WHERE b.id = a.id)");
    assertThat(plan).contains("EXISTS(").contains("variablesSet=[[$cor0]]");
  }

  @Test
  void theDigestIsTheSameInEverySessionAndTellsPlansApart() {
    String sql = "SELECT id FROM t WHERE amount > 3";
    RelNode once =
        new Optimizer(List.of(ProviderFilterRule.pass())).optimize(planner.plan(sql)).plan();
    planner.plan("SELECT name FROM t");
    RelNode again =
        new Optimizer(List.of(ProviderFilterRule.pass())).optimize(newPlanner().plan(sql)).plan();
    assertThat(PlanDigest.of(once)).isEqualTo(PlanDigest.of(again));
    assertThat(PlanDigest.of(once)).isNotEqualTo(PlanDigest.of(planner.plan("SELECT id FROM t")));
    assertThat(PlanDigest.of(once).text()).startsWith("blake3:");
  }

  @Test
  void theTraceEndsWithAQuietRound() {
    Optimized result =
        new Optimizer(List.of(ProviderFilterRule.pass()))
            .optimize(planner.plan("SELECT n FROM numbers(2) AS x WHERE n = 1"));
    assertThat(result.passes()).anyMatch(Optimized.Pass::changed);
    assertThat(result.passes().get(result.passes().size() - 1).changed()).isFalse();
  }

  @Test
  void theRootKeepsItsNames() {
    RelNode plan =
        planner.plan(
            "WITH x AS (SELECT id FROM t) SELECT a.id, b.id AS other FROM x a JOIN x b ON a.id ="
                + " b.id");
    RelNode optimized = new Optimizer(List.of(ProviderFilterRule.pass())).optimize(plan).plan();
    assertThat(optimized.getRowType().getFieldNames()).containsExactly("id", "other");
  }
}
