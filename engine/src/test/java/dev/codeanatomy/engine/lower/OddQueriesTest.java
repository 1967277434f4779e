package dev.codeanatomy.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.engine.sql.PlannerSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Queries at the corners where a planner and the executor can disagree, each against the same query
 * written by hand for the executor (after {@code =>} where its text differs).
 */
class OddQueriesTest {
  private static final Map<String, String> QUERIES = NamedQueries.read("odd.sql");

  private static DuckDbTables database;
  private static PlannerSession planner;

  @BeforeAll
  static void load() throws SQLException {
    database = new DuckDbTables();
    TpchTables.load(database, 0.002);
    planner = database.planner(Map.of());
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  static Stream<String> names() {
    return QUERIES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPlannedQueryGivesTheRowsOfTheHandWrittenOne(String name) throws SQLException {
    String[] sides = QUERIES.get(name).split("\n=>\n");
    String lowered = new Lowering().lower(planner.plan(sides[0])).sql();
    List<String> expected = database.rows(sides[sides.length - 1]);
    assertThat(database.rows(lowered)).as(lowered).isEqualTo(expected);
    assertThat(expected).isNotEmpty();
  }
}
