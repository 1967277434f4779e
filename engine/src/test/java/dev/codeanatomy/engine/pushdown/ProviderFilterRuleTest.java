package dev.codeanatomy.engine.pushdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.engine.sql.PlannerSession;
import dev.codeanatomy.engine.sql.ProviderTable;
import dev.codeanatomy.engine.sql.TestPlugins;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.junit.jupiter.api.Test;

class ProviderFilterRuleTest {
  private final TestPlugins.Numbers provider = new TestPlugins.Numbers();

  private String pushed(String predicate) {
    PlannerSession planner = new PlannerSession(SessionCatalog.empty(), Map.of());
    planner.addProvider(
        "numbers", ProviderTable.of("one.numbers", new TestPlugins().plugin("one"), provider));
    return RelOptUtil.toString(
        ProviderFilterRule.apply(planner.filter(planner.table("numbers"), predicate)));
  }

  @Test
  void anExactConjunctLeavesTheFilterAnInexactOneStaysToo() {
    assertThat(pushed("n = 3")).doesNotContain("LogicalFilter").contains("equal(n, 3:int64) EXACT");
    assertThat(pushed("n < 3")).contains("LogicalFilter").contains("lt(n, 3:int64) INEXACT");
  }

  @Test
  void whatTheProviderOrTheModelCannotSayStays() {
    assertThat(pushed("name IS NULL")).doesNotContain("filters=");
    assertThat(provider.asked).containsExactly("is_null(name)");
    provider.asked.clear();
    assertThat(pushed("EXISTS (SELECT 1)")).doesNotContain("filters=");
    assertThat(pushed("md5(name) = 'x'")).doesNotContain("filters=");
    assertThat(provider.asked).isEmpty();
  }
}
