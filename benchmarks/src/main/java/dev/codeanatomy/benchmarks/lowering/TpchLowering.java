package dev.codeanatomy.benchmarks.lowering;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The 22 queries of TPC-H, planned, optimised and lowered by the engine, against their own text:
 * execution alone, in turn, on one connection. Both must give the same rows.
 */
public final class TpchLowering {
  private static final int THREADS = 2;
  private static final String QUERIES = "/dev/codeanatomy/engine/lower/tpch.sql";

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
    Map<String, String> lowered = new LinkedHashMap<>();
    raw.forEach((name, sql) -> lowered.put(name, lower(sql)));
    for (String name : raw.keySet()) {
      List<String> expected = rows(raw.get(name));
      List<String> found = rows(lowered.get(name));
      if (!expected.equals(found)) {
        throw new IOException(name + " gives other rows lowered than as it stands");
      }
    }
    Map<String, Samples> rawTimes = new LinkedHashMap<>();
    Map<String, Samples> loweredTimes = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String name : raw.keySet()) {
        // Who goes first changes from round to round: the second finds warmer caches.
        if (round % 2 == 0) {
          time(raw.get(name), rawTimes, name);
          time(lowered.get(name), loweredTimes, name);
        } else {
          time(lowered.get(name), loweredTimes, name);
          time(raw.get(name), rawTimes, name);
        }
      }
    }
    return report(rawTimes, loweredTimes, rounds);
  }

  private String report(Map<String, Samples> raw, Map<String, Samples> lowered, int rounds) {
    StringBuilder table = new StringBuilder(1000);
    table.append("| query | raw, ms | lowered, ms | ratio |\n|---|---|---|---|\n");
    double rawSum = 0;
    double loweredSum = 0;
    double worst = 0;
    for (String name : raw.keySet()) {
      double one = raw.get(name).min();
      double other = lowered.get(name).min();
      rawSum += one;
      loweredSum += other;
      worst = Math.max(worst, other / one);
      table.append(
          String.format(
              Locale.ROOT, "| %s | %.1f | %.1f | %.2f |%n", name, one, other, other / one));
    }
    table.append(
        String.format(
            Locale.ROOT,
            "| sum | %.1f | %.1f | %.2f |%n| worst | | | %.2f |",
            rawSum,
            loweredSum,
            loweredSum / rawSum,
            worst));
    return String.format(
            Locale.ROOT,
            "TPC-H at scale %.1f, %d threads, %d alternating rounds, least wall time of each query;"
                + " equal rows checked for all %d.%n%n",
            scale,
            THREADS,
            rounds,
            raw.size())
        + table;
  }

  private String lower(String sql) {
    PlannerSession planner = new PlannerSession(SessionCatalog.empty(), Map.of());
    for (TpchTable<?> table : TpchTable.getTables()) {
      planner.addTable(table.getTableName(), table(table.getTableName()));
    }
    return new Lowering().lower(new Optimizer().optimize(planner.plan(sql)).plan()).sql();
  }

  private LoweredTable table(String name) {
    try (DuckDbResult none = connection.query("SELECT * FROM " + name + " LIMIT 0", allocator)) {
      return new Stored(none.schema(), name);
    }
  }

  private record Stored(Schema schema, String sql) implements LoweredTable {}

  private void time(String sql, Map<String, Samples> times, String name) {
    long start = System.nanoTime();
    try (DuckDbResult result = connection.query(sql, allocator)) {
      while (result.next()) {
        // Both sides hand over the same few rows; executing is the work.
      }
    }
    times.computeIfAbsent(name, key -> new Samples()).add((System.nanoTime() - start) / 1e6);
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
