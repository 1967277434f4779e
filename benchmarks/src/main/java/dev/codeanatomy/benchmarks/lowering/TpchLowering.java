package dev.codeanatomy.benchmarks.lowering;

import com.sun.management.OperatingSystemMXBean;
import dev.codeanatomy.benchmarks.report.Samples;
import dev.codeanatomy.engine.catalog.LoweredTable;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.engine.duckdb.DuckDb;
import dev.codeanatomy.engine.duckdb.DuckDbConnection;
import dev.codeanatomy.engine.duckdb.DuckDbLibrary;
import dev.codeanatomy.engine.duckdb.DuckDbResult;
import dev.codeanatomy.engine.duckdb.DuckDbSettings;
import dev.codeanatomy.engine.lower.Lowering;
import dev.codeanatomy.engine.optimize.Optimizer;
import dev.codeanatomy.engine.session.Locations;
import dev.codeanatomy.engine.sql.PlannerSession;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.calcite.rel.RelNode;

/**
 * The 22 queries of TPC-H, planned, optimised and lowered by the engine, against their own text:
 * execution alone, in turn, on one connection. Both must give the same rows.
 */
public final class TpchLowering {
  private static final int THREADS = 2;
  private static final String QUERIES = "/dev/codeanatomy/engine/lower/tpch.sql";

  private final OperatingSystemMXBean process =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final double scale;
  private final BufferAllocator allocator;
  private final DuckDbConnection connection;

  private TpchLowering(double scale, BufferAllocator allocator, DuckDbConnection connection) {
    this.scale = scale;
    this.allocator = allocator;
    this.connection = connection;
  }

  /**
   * Measures.
   *
   * @param scale of TPC-H; 1 is a gigabyte
   * @return a table in Markdown
   * @throws IOException if the data cannot be made, or two sides give different rows
   */
  public static String report(double scale, int rounds) throws IOException {
    DuckDbLibrary library = DuckDbLibrary.load(Locations.resolve(Optional.empty()).cache().path());
    Path temp = Files.createTempDirectory("benchmark");
    try (BufferAllocator allocator = new RootAllocator();
        DuckDb database =
            library.open(new DuckDbSettings(THREADS, 3L << 30, temp, 1L << 30, false));
        DuckDbConnection connection = database.connect()) {
      return new TpchLowering(scale, allocator, connection).measure(rounds);
    }
  }

  private String measure(int rounds) throws IOException {
    new TpchData(connection, scale).load();
    Map<String, String> raw = queries();
    List<Side> sides =
        List.of(new Side("raw"), new Side("lowered"), new Side("lowered, not optimised"));
    for (Map.Entry<String, String> query : raw.entrySet()) {
      RelNode plan = plan(query.getValue());
      sides.get(0).statements.put(query.getKey(), query.getValue());
      sides
          .get(1)
          .statements
          .put(
              query.getKey(),
              new Lowering().lower(new Optimizer(List.of()).optimize(plan).plan()).sql());
      sides.get(2).statements.put(query.getKey(), new Lowering().lower(plan).sql());
      List<String> expected = rows(query.getValue());
      for (Side side : sides) {
        if (!expected.equals(rows(side.statement(query.getKey())))) {
          throw new IOException(query.getKey() + " gives other rows " + side.name);
        }
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (String name : raw.keySet()) {
        // Who goes first changes from round to round: the others find warmer caches.
        for (int turn = 0; turn < sides.size(); turn++) {
          time(sides.get((turn + round) % sides.size()), name);
        }
      }
    }
    return report(sides, raw.keySet(), rounds);
  }

  /** One way to run the queries: its statements and what they took. */
  private static final class Side {
    private final String name;
    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, Samples> wall = new HashMap<>();
    private final Map<String, Samples> cpu = new HashMap<>();

    Side(String name) {
      this.name = name;
    }

    String statement(String query) {
      return Optional.ofNullable(statements.get(query)).orElseThrow();
    }

    Samples wall(String query) {
      return wall.computeIfAbsent(query, key -> new Samples());
    }

    Samples cpu(String query) {
      return cpu.computeIfAbsent(query, key -> new Samples());
    }
  }

  private String report(List<Side> sides, Set<String> queries, int rounds) {
    StringBuilder table = new StringBuilder(1000);
    table.append("| query | raw, ms | lowered, ms | ratio |");
    table.append(" not optimised, ms | ratio |\n|---|---|---|---|---|---|\n");
    double[] wall = new double[sides.size()];
    double[] cpu = new double[sides.size()];
    double[] worst = new double[sides.size()];
    for (String query : queries) {
      table.append("| ").append(query);
      for (int i = 0; i < sides.size(); i++) {
        double millis = sides.get(i).wall(query).min();
        double ratio = millis / sides.get(0).wall(query).min();
        wall[i] += millis;
        cpu[i] += sides.get(i).cpu(query).mean();
        worst[i] = Math.max(worst[i], ratio);
        table.append(String.format(Locale.ROOT, " | %.1f", millis));
        if (i > 0) {
          table.append(String.format(Locale.ROOT, " | %.2f", ratio));
        }
      }
      table.append(" |\n");
    }
    sums(table, "sum of wall times", wall);
    sums(table, "sum of CPU times", cpu);
    table.append(
        String.format(Locale.ROOT, "| worst ratio | | | %.2f | | %.2f |", worst[1], worst[2]));
    return String.format(
            Locale.ROOT,
            "TPC-H at scale %.1f, %d threads, %d alternating rounds; least wall time of each query;"
                + " CPU time of the process, which the system counts in hundredths of a second, as"
                + " the mean of the rounds and in sum only; equal rows checked for all %d.%n%n",
            scale,
            THREADS,
            rounds,
            queries.size())
        + table;
  }

  private static void sums(StringBuilder table, String name, double[] sums) {
    table.append("| ").append(name);
    for (int i = 0; i < sums.length; i++) {
      table.append(String.format(Locale.ROOT, " | %.1f", sums[i]));
      if (i > 0) {
        table.append(String.format(Locale.ROOT, " | **%.2f**", sums[i] / sums[0]));
      }
    }
    table.append(" |\n");
  }

  private RelNode plan(String sql) {
    PlannerSession planner = new PlannerSession(SessionCatalog.empty(), Map.of());
    for (TpchTable<?> table : TpchTable.getTables()) {
      planner.addTable(table.getTableName(), table(table.getTableName()));
    }
    return planner.plan(sql);
  }

  private LoweredTable table(String name) {
    try (DuckDbResult none = connection.query("SELECT * FROM " + name + " LIMIT 0", allocator)) {
      return new Stored(none.schema(), name);
    }
  }

  private record Stored(Schema schema, String sql) implements LoweredTable {}

  private void time(Side side, String name) {
    long start = System.nanoTime();
    long cpu = process.getProcessCpuTime();
    try (DuckDbResult result = connection.query(side.statement(name), allocator)) {
      while (result.next()) {
        // All sides hand over the same few rows; executing is the work.
      }
    }
    double cpuMillis = (process.getProcessCpuTime() - cpu) / 1e6;
    side.wall(name).add((System.nanoTime() - start) / 1e6);
    side.cpu(name).add(cpuMillis);
  }

  /** The rows as text; floating point numbers to nine digits, which the order of adding changes. */
  private List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (DuckDbResult result = connection.query(sql, allocator)) {
      while (result.next()) {
        VectorSchemaRoot batch = result.root();
        for (int row = 0; row < batch.getRowCount(); row++) {
          StringBuilder text = new StringBuilder();
          for (FieldVector column : batch.getFieldVectors()) {
            Object value = column.getObject(row);
            text.append(
                    value instanceof Double number
                        ? String.format(Locale.ROOT, "%.9g", number)
                        : String.valueOf(value))
                .append('|');
          }
          rows.add(text.toString());
        }
      }
    }
    return rows;
  }

  private static Map<String, String> queries() throws IOException {
    Map<String, String> queries = new LinkedHashMap<>();
    try (InputStream in =
        Optional.ofNullable(TpchLowering.class.getResourceAsStream(QUERIES)).orElseThrow()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String part : List.of(text.split("(?m)^-- ", -1))) {
        if (!part.isBlank()) {
          int line = part.indexOf('\n');
          queries.put(
              part.substring(0, line).strip(),
              part.substring(line + 1).strip().replaceFirst(";$", ""));
        }
      }
    }
    return queries;
  }
}
