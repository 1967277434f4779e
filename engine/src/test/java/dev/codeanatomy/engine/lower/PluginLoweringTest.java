package dev.codeanatomy.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.engine.optimize.Optimizer;
import dev.codeanatomy.engine.pushdown.ProviderFilterRule;
import dev.codeanatomy.engine.sql.PlannerSession;
import dev.codeanatomy.engine.sql.TestPlugins;
import dev.codeanatomy.engine.sql.TestTables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PluginLoweringTest {
  private PlannerSession planner;
  private Lowering lowering;

  @BeforeEach
  void start() {
    planner =
        new PlannerSession(SessionCatalog.of(List.of(new TestPlugins().plugin("one"))), Map.of());
    planner.addTable("t", TestTables.people());
    lowering = new Lowering();
  }

  private ExecutablePlan lower(String sql) {
    return lowering.lower(
        new Optimizer(List.of(ProviderFilterRule.pass())).optimize(planner.plan(sql)).plan());
  }

  @Test
  void eachBoundCallHasOneNativeNameInTheWholeRun() {
    ExecutablePlan first =
        lower("SELECT add_numbers(id, 1) AS x, add_numbers(id, 1) + 1 AS y FROM t");
    ExecutablePlan second = lower("SELECT add_numbers(id, 1) AS x, tag(name) AS y FROM t");
    assertThat(first.natives()).extracting(NativeBinding::name).containsExactly("ca_0_add_numbers");
    assertThat(second.natives())
        .extracting(NativeBinding::name)
        .containsExactly("ca_0_add_numbers", "ca_1_tag");
    assertThat(first.sql()).contains("ca_0_add_numbers(t0.\"id\", CAST(1 AS BIGINT))");
  }

  @Test
  void literalOnlyArgumentsStayBehindAndDefaultsAreWritten() {
    assertThat(lower("SELECT tag(name, wide => true) AS x FROM t").sql())
        .contains("ca_0_tag(t0.\"name\")");
    assertThat(lower("SELECT add_numbers(id) AS x FROM t").sql())
        .contains("ca_1_add_numbers(t0.\"id\", CAST(10 AS BIGINT))");
  }

  @Test
  void anAggregateKeepsItsClauses() {
    assertThat(lower("SELECT total(DISTINCT id) FILTER (WHERE flag) AS s FROM t").sql())
        .contains("ca_0_total(DISTINCT t1.\"id\") FILTER (WHERE");
    assertThat(lower("SELECT total(id) OVER (PARTITION BY name ORDER BY id) AS s FROM t").sql())
        .contains("ca_0_total(t0.\"id\") OVER (PARTITION BY t0.\"name\" ORDER BY t0.\"id\" ASC");
  }

  @Test
  void aScanTakesItsFiltersAndColumnsToTheNativeSource() {
    ExecutablePlan plan = lower("SELECT name FROM numbers(9) AS x WHERE n = 3 AND name <> 'a'");
    NativeBinding.TableSource source = (NativeBinding.TableSource) plan.natives().get(0);
    assertThat(source.filters()).hasToString("[equal(n, 3:int64) EXACT]");
    assertThat(source.columns()).extracting(f -> f.getName()).containsExactly("name");
    assertThat(plan.sql()).contains("FROM ca_0_numbers() AS t0").doesNotContain("= CAST(3");
  }

  @Test
  void aPluginWindowIsCutIntoASortedQueryAndASource() {
    ExecutablePlan plan =
        lower(
            "SELECT name, pick(id) OVER (PARTITION BY name ORDER BY day DESC) AS p FROM t"
                + " WHERE amount > 2");
    NativeBinding.WindowSource window = (NativeBinding.WindowSource) plan.natives().get(0);
    assertThat(window.innerSql()).contains("WHERE").contains("ORDER BY").contains("DESC");
    assertThat(window.partitionColumns()).hasSize(1);
    assertThat(window.orderColumns()).hasSize(1);
    assertThat(window.argumentColumns()).hasSize(1);
    assertThat(plan.sql()).contains("FROM ca_0_pick()").contains("\"window_result\"");
  }

  @Test
  void aPluginWindowInACorrelatedSubQueryIsRefused() {
    String sql =
        "SELECT id FROM t WHERE EXISTS (SELECT 1 FROM (SELECT pick(id + t.id) OVER (ORDER BY id)"
            + " AS p FROM t AS u) AS v WHERE p > 1)";
    assertThatThrownBy(() -> lower(sql))
        .isInstanceOfSatisfying(
            PlanningException.class,
            problem ->
                assertThat(problem.finding().code())
                    .isEqualTo(FindingCode.LOWER_WINDOW_IN_SUBQUERY));
  }

  @Test
  void aViewReadTwiceIsWrittenOnce() {
    planner.addView("v", planner.plan("SELECT name, count(*) AS n FROM t GROUP BY name"));
    String sql = lower("SELECT a.n FROM v AS a JOIN v AS b ON a.name = b.name").sql();
    assertThat(sql).startsWith("WITH \"shared0\" AS (").containsOnlyOnce("GROUP BY");
  }

  @Test
  void aVolatileCallWhereItWouldRunTwiceIsRefused() {
    for (String sql :
        List.of(
            "SELECT roll(6) BETWEEN 1 AND 3 AS x FROM t",
            "SELECT roll(6) IN (1, 2) AS x FROM t",
            "SELECT CASE roll(6) WHEN 1 THEN 'a' WHEN 2 THEN 'b' END AS x FROM t")) {
      assertThatThrownBy(() -> planner.plan(sql))
          .isInstanceOfSatisfying(
              PlanningException.class,
              problem ->
                  assertThat(problem.finding().code())
                      .isEqualTo(FindingCode.SQL_VOLATILE_REPEATED));
    }
  }
}
