package dev.codeanatomy.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten million groups. Only in the Maven profile {@code large-groups}: it takes gigabytes. */
@EnabledIfSystemProperty(named = "codeanatomy.large.groups", matches = "true")
class LargeAggregateTest {
  @ParameterizedTest
  @ValueSource(strings = {"fixed_sum", "object_sum"})
  void tenMillionGroupsAgreeWithTheBuiltIn(String function) {
    try (Fixture db = Fixture.open(2, 4096 * Fixture.MEGABYTE)) {
      Aggregates.fixedSum(db);
      Aggregates.objectSum(db);

      assertThat(
              db.row(
                  "SELECT count(*), count(*) FILTER (a IS DISTINCT FROM b) FROM (SELECT range %"
                      + " 10000000 AS g, "
                      + function
                      + "(range) AS a, sum(range) AS b FROM range(20000000) GROUP BY g)"))
          .isEqualTo("10000000|0");
      StateCounts counts = db.database.stateCounts();
      assertThat(counts.destroyed()).isEqualTo(counts.created());
    }
  }
}
