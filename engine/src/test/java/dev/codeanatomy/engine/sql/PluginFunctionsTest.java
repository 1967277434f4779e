package dev.codeanatomy.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PluginFunctionsTest {
  private TestPlugins plugins;
  private PlannerSession planner;

  @BeforeEach
  void start() {
    plugins = new TestPlugins();
    planner = planner(SessionCatalog.of(List.of(plugins.plugin("one"))));
  }

  private static PlannerSession planner(SessionCatalog catalog) {
    PlannerSession planner = new PlannerSession(catalog, Map.of());
    planner.addTable("t", TestTables.people());
    return planner;
  }

  private String plan(String sql) {
    return RelOptUtil.toString(planner.plan(sql)).strip();
  }

  private static void refused(PlannerSession planner, String sql, FindingCode code, String text) {
    assertThatThrownBy(() -> planner.plan(sql))
        .isInstanceOfSatisfying(
            PlanningException.class,
            problem -> {
              assertThat(problem.finding().code()).isEqualTo(code);
              assertThat(problem.finding().toString()).contains(text);
            });
  }

  @Test
  void aPlainNameAnAliasAndAQualifiedNameReachTheFunction() {
    for (String name :
        List.of("add_numbers", "PLUS_NUMBERS", "one.add_numbers", "One.Plus_Numbers")) {
      assertThat(plan("SELECT " + name + "(id, 2) AS x FROM t"))
          .startsWith("LogicalProject(x=[one.add_numbers($0, 2:BIGINT)])");
    }
  }

  @Test
  void argumentsGoByNameInAnyOrderAndDefaultsAreFilledIn() {
    assertThat(plan("SELECT add_numbers(\"right\" => id, \"left\" => 1) AS x FROM t"))
        .contains("add_numbers");
    assertThat(plan("SELECT add_numbers(id) AS x FROM t")).contains("one.add_numbers($0)");
  }

  @Test
  void anArgumentOfANarrowerTypeIsCast() {
    assertThat(plan("SELECT add_numbers(amount, 1) AS x FROM t")).contains("CAST($2):BIGINT");
  }

  @Test
  void theTypeIsWhatBindSaysForTheConstants() {
    RelNode narrow = planner.plan("SELECT tag(name) AS x FROM t");
    RelNode wide = planner.plan("SELECT tag(name, wide => true) AS x FROM t");
    assertThat(narrow.getRowType().getFieldList().get(0).getType().toString()).isEqualTo("INTEGER");
    assertThat(wide.getRowType().getFieldList().get(0).getType().toString()).isEqualTo("BIGINT");
  }

  @Test
  void theSameCallIsBoundOnce() {
    planner.plan("SELECT tag(name) AS x, tag(name) AS y FROM t WHERE tag(name) > 1");
    assertThat(plugins.tagBinds).hasValue(1);
  }

  @Test
  void aBuiltInIsNeverShadowed() {
    assertThat(plan("SELECT upper(name) AS x FROM t")).contains("UPPER($1)");
    assertThat(plan("SELECT one.upper(id) AS x FROM t")).contains("one.upper($0)");
  }

  @Test
  void twoPluginsWithOneNameAreAConflictThatNamesBoth() {
    PlannerSession both =
        planner(SessionCatalog.of(List.of(plugins.plugin("one"), plugins.plugin("two"))));
    refused(
        both,
        "SELECT add_numbers(id, 1) FROM t",
        FindingCode.SQL_FUNCTION_CONFLICT,
        "Write one.add_numbers or two.add_numbers");
    assertThat(both.plan("SELECT two.add_numbers(id, 1) AS x FROM t")).isNotNull();
  }

  @Test
  void aMistypedNameGetsASuggestion() {
    refused(
        planner,
        "SELECT add_number(id, 1) FROM t",
        FindingCode.PLAN_UNKNOWN_FUNCTION,
        "Did you mean 'add_numbers'?");
  }

  @Test
  void wrongArgumentsSayWhatTheFunctionTakes() {
    refused(planner, "SELECT add_numbers(name) FROM t", FindingCode.CALL_ARGUMENT_TYPE, "utf8");
    refused(
        planner,
        "SELECT add_numbers(id, lefft => 2) FROM t",
        FindingCode.CALL_UNKNOWN_ARGUMENT,
        "left");
    refused(
        planner,
        "SELECT tag(name, wide => flag) FROM t",
        FindingCode.CALL_ARGUMENT_NOT_CONSTANT,
        "wide");
  }

  @Test
  void anAggregateGroupsFiltersAndStandsOverAWindow() {
    assertThat(plan("SELECT name, total(amount) FILTER (WHERE flag) AS s FROM t GROUP BY name"))
        .contains("one.total(");
    assertThat(plan("SELECT total(DISTINCT id, start => 5) AS s FROM t"))
        .contains("one.total[_, start](DISTINCT");
    assertThat(plan("SELECT total(id) OVER (PARTITION BY name ORDER BY id) AS s FROM t"))
        .contains("one.total($0) OVER (PARTITION BY $1 ORDER BY $0");
  }

  @Test
  void aWindowFunctionNeedsOver() {
    assertThat(plan("SELECT pick(id) OVER (PARTITION BY name ORDER BY day) AS p FROM t"))
        .contains("one.pick($0) OVER");
    refused(planner, "SELECT pick(id) FROM t", FindingCode.SQL_INVALID, "OVER clause");
  }

  @Test
  void aTableFunctionStandsInFromWithNamedArguments() {
    assertThat(plan("SELECT n FROM numbers(5) AS x WHERE n > 1")).contains("ProviderScan");
    assertThat(plan("SELECT * FROM one.numbers(\"count\" => 5, label => 'k')"))
        .contains("table=[one.numbers]");
    refused(
        planner,
        "SELECT * FROM t, LATERAL TABLE(numbers(t.id))",
        FindingCode.PLAN_NOT_CONSTANT,
        "not a constant");
  }

  @Test
  void aPlannedCallCanBeMadeWithoutText() {
    RexNode id = planner.expression("amount", planner.table("t"));
    assertThat(planner.callFunction("add_numbers", List.of(id)).toString())
        .isEqualTo("one.add_numbers(CAST($2):BIGINT)");
    assertThat(planner.callFunction("abs", List.of(id)).toString()).isEqualTo("ABS($2)");
  }
}
