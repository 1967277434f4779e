package dev.codeanatomy.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.engine.sql.PlannerSession;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The 22 queries of TPC-H give what the executor gives for the text itself. */
class TpchLoweringTest {
  private static final Map<String, String> QUERIES = NamedQueries.read("tpch.sql");

  private static DuckDbTables database;
  private static PlannerSession planner;

  @BeforeAll
  static void load() throws SQLException {
    database = new DuckDbTables();
    TpchTables.load(database, 0.01);
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
  void aPlannedQueryGivesTheRowsOfItsText(String name) throws SQLException {
    String query = QUERIES.get(name);
    RelNode plan = planner.plan(query);
    String lowered = new Lowering().lower(plan).sql();
    assertThat(database.rows(lowered)).as(lowered).isEqualTo(database.rows(query));
  }
}
