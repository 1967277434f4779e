package dev.codeanatomy.engine.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.engine.duckdb.DuckDb;
import dev.codeanatomy.engine.duckdb.DuckDbConnection;
import dev.codeanatomy.engine.duckdb.DuckDbLibrary;
import dev.codeanatomy.engine.duckdb.DuckDbResult;
import dev.codeanatomy.engine.duckdb.DuckDbSettings;
import dev.codeanatomy.engine.optimize.Optimizer;
import dev.codeanatomy.engine.session.Locations;
import dev.codeanatomy.engine.sql.PlannerSession;
import dev.codeanatomy.engine.sql.TestPlugins;
import dev.codeanatomy.engine.sql.TestTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planned plugin calls run inside the executor. */
class PluginExecutionTest {
  private static final long MEGABYTE = 1L << 20;

  @TempDir Path temp;

  private List<String> run(String... queries) {
    DuckDbLibrary library = DuckDbLibrary.load(Locations.resolve(Optional.empty()).cache().path());
    List<String> rows = new ArrayList<>();
    try (BufferAllocator allocator = new RootAllocator();
        SessionCatalog catalog = SessionCatalog.of(List.of(new TestPlugins().plugin("one")))) {
      PlannerSession planner = new PlannerSession(catalog, Map.of());
      planner.addTable("t", TestTables.people());
      Lowering lowering = new Lowering();
      DuckDbSettings settings = new DuckDbSettings(2, 512 * MEGABYTE, temp, 512 * MEGABYTE, false);
      try (DuckDb database = library.open(settings);
          DuckDbConnection connection = database.connect()) {
        connection.execute(
            "CREATE TABLE people AS SELECT i AS id, 'n' || (i % 3) AS name, i::INTEGER AS amount,"
                + " i / 2 AS price, DATE '2020-01-01' + i::INTEGER AS day,"
                + " TIMESTAMP '2020-01-01' AS at, i > 4 AS flag"
                + " FROM range(9) t(i)");
        NativeRegistrar registrar = new NativeRegistrar(database, allocator, 64 * MEGABYTE);
        for (String query : queries) {
          ExecutablePlan plan =
              lowering.lower(new Optimizer().optimize(planner.plan(query)).plan());
          registrar.register(plan);
          try (DuckDbResult result = connection.query(plan.sql(), allocator)) {
            while (result.next()) {
              for (int i = 0; i < result.root().getRowCount(); i++) {
                List<String> values = new ArrayList<>();
                int row = i;
                result
                    .root()
                    .getFieldVectors()
                    .forEach(v -> values.add(String.valueOf(v.getObject(row))));
                rows.add(String.join("|", values));
              }
            }
          }
        }
      }
    }
    return rows;
  }

  @Test
  void aScalarRunsWithItsDefaultAndItsCast() {
    assertThat(
            run(
                "SELECT add_numbers(id) AS a, add_numbers(amount, amount) AS b FROM t"
                    + " WHERE add_numbers(id, 1) > 7 ORDER BY id"))
        .containsExactly("17|14", "18|16");
  }

  @Test
  void anAggregateRunsInGroupsAndOverAWindow() {
    assertThat(
            run(
                "SELECT name, total(id) AS s FROM t GROUP BY name ORDER BY name",
                "SELECT id, total(id) OVER (ORDER BY id) AS s FROM t WHERE id < 3 ORDER BY id"))
        .containsExactly("n0|9", "n1|12", "n2|15", "0|0", "1|1", "2|3");
  }
}
