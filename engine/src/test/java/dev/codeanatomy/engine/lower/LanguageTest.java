package dev.codeanatomy.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.engine.sql.Language;
import dev.codeanatomy.engine.sql.LanguageOperator;
import dev.codeanatomy.engine.sql.PlannerSession;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.calcite.rel.RelNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operator of the language runs: value and type are those of the text written by hand for the
 * executor.
 */
class LanguageTest {
  private static final Map<String, String> CASES = NamedQueries.read("language.sql");

  private static DuckDbTables database;
  private static PlannerSession planner;

  @BeforeAll
  static void load() throws SQLException {
    database = new DuckDbTables();
    database.execute(
        "CREATE TABLE v AS SELECT * FROM (VALUES (1, 10::BIGINT, 'Abc', 'b', 2.5::DOUBLE,"
            + " 1.25::DECIMAL(10,2), DATE '2024-02-29', TIMESTAMP '2024-02-29 13:14:15.123456',"
            + " true, [3, 1, 2]), (2, -7::BIGINT, 'déf 😀', 'x', -0.5::DOUBLE,"
            + " -3.10::DECIMAL(10,2), DATE '1969-12-31', TIMESTAMP '1999-12-31 23:59:59', false,"
            + " [5]), (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)) t(i, l, s, u, d,"
            + " c, dt, ts, b, a)");
    planner = database.planner(Map.of());
  }

  @AfterAll
  static void close() throws SQLException {
    database.close();
  }

  static Stream<String> names() {
    return CASES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void anOperatorGivesTheExecutorsValueWithThePlansType(String name) throws SQLException {
    for (String line : CASES.get(name).split("\n")) {
      String[] sides = line.split(" => ");
      String ours = query(sides[0]);
      String byHand = query(sides[sides.length - 1]);
      RelNode plan = planner.plan(ours);
      String lowered = new Lowering().lower(plan).sql();
      assertThat(database.rows(lowered)).as(lowered).isEqualTo(database.rows(byHand));
      String planned = TypeTable.duckdb(plan.getRowType().getFieldList().get(1).getType());
      assertThat(database.types(lowered).get(1)).isEqualTo(planned);
      if (sides.length == 1) {
        assertThat(planned).as("type of " + line).isEqualTo(database.types(byHand).get(1));
      }
    }
  }

  private static String query(String expression) {
    boolean grouped = expression.startsWith("agg ");
    String text = grouped ? expression.substring(4) : expression;
    return grouped
        ? "SELECT 0 AS k, " + text + " AS x FROM v"
        : "SELECT i, " + text + " AS x FROM v ORDER BY i";
  }

  @Test
  void everyCallableEntryHasACase() {
    TreeSet<String> missing = new TreeSet<>();
    for (LanguageOperator entry : Language.CURRENT.entries()) {
      boolean callable = !(entry.form() instanceof LanguageOperator.Syntax);
      String name = entry.operator().getName().toLowerCase(Locale.ROOT);
      if (callable && !CASES.containsKey(name) && !INTERNAL.contains(name)) {
        missing.add(name);
      }
    }
    assertThat(missing).isEmpty();
  }

  /** Made by the planner; the corpus of odd queries runs what they come from. */
  private static final List<String> INTERNAL =
      List.of(
          "$sum0",
          "single_value",
          "literal_agg",
          "search",
          "safe_cast",
          "/int",
          "$scalar_query",
          "exists",
          "grouping_id",
          "datetime_plus",
          "minus_date",
          "dot",
          "not like",
          "not ilike");
}
