package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.benchmarks.report.PairedSamples;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;

/**
 * The Java functions of DuckDB's own JDBC driver on the work that plugin functions are measured by,
 * against the same built-ins: for the reader, who could use them instead.
 */
public final class DriverFunctions {
  private record Case(String what, String peer, boolean nullable, String builtIn, String java) {}

  private final long rows;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  private DriverFunctions(long rows) {
    this.rows = rows;
  }

  /**
   * Measures.
   *
   * @param rounds how many alternating pairs
   * @return a table in Markdown
   * @throws IOException if the driver refuses, or two sides give different answers
   */
  public static String report(long rows, int rounds) throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      DriverFunctions functions = new DriverFunctions(rows);
      functions.prepare(connection, statement);
      return functions.measure(statement, rounds);
    } catch (SQLException refusal) {
      throw new IOException("DuckDB's driver refuses", refusal);
    }
  }

  private void prepare(Connection connection, Statement statement) throws SQLException {
    statement.execute("SET threads = 1");
    statement.execute(
        "CREATE TABLE t AS SELECT range AS a, range * 3 AS b, CASE WHEN range % 7 <> 0 THEN range"
            + " END AS n, 'str_' || (range % 1000) || '_abcdefgh' AS s, CASE WHEN range % 7 <> 0"
            + " THEN s END AS sn FROM range("
            + rows
            + ")");
    try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
      function
          .withName("d_add")
          .withParameters(Long.class, Long.class)
          .withReturnType(Long.class)
          .withLongFunction(Long::sum)
          .register(connection);
    }
    register(connection, "d_add_vectors", DriverFunctions::add, Long.class, Long.class, Long.class);
    register(connection, "d_hash", DriverFunctions::hash, Long.class, String.class);
    register(connection, "d_upper", DriverFunctions::upper, String.class, String.class);
    register(connection, "d_upper_bytes", DriverFunctions::upperBytes, String.class, String.class);
  }

  private static void register(
      Connection connection,
      String name,
      DuckDBScalarFunction vectorized,
      Class<?> result,
      Class<?>... parameters)
      throws SQLException {
    try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
      function
          .withName(name)
          .withParameters(parameters)
          .withReturnType(result)
          .withVectorizedFunction(vectorized)
          .register(connection);
    }
  }

  private static void add(DuckDBDataChunkReader in, DuckDBWritableVector out) {
    DuckDBReadableVector a = in.vector(0);
    DuckDBReadableVector b = in.vector(1);
    long rows = in.rowCount();
    for (long row = 0; row < rows; row++) {
      if (a.isNull(row) || b.isNull(row)) {
        out.setNull(row);
      } else {
        out.setLong(row, a.getLong(row) + b.getLong(row));
      }
    }
  }

  /** The driver gives a text as a {@code String} only. */
  private static void hash(DuckDBDataChunkReader in, DuckDBWritableVector out) {
    DuckDBReadableVector texts = in.vector(0);
    long rows = in.rowCount();
    for (long row = 0; row < rows; row++) {
      if (texts.isNull(row)) {
        out.setNull(row);
      } else {
        out.setLong(row, texts.getString(row).hashCode());
      }
    }
  }

  private static void upper(DuckDBDataChunkReader in, DuckDBWritableVector out) {
    DuckDBReadableVector texts = in.vector(0);
    long rows = in.rowCount();
    for (long row = 0; row < rows; row++) {
      if (texts.isNull(row)) {
        out.setNull(row);
      } else {
        out.setString(row, texts.getString(row).toUpperCase(Locale.ROOT));
      }
    }
  }

  /** All results of a batch handed over in one call, as UTF-8. */
  private static void upperBytes(DuckDBDataChunkReader in, DuckDBWritableVector out) {
    DuckDBReadableVector texts = in.vector(0);
    byte[][] results = new byte[(int) in.rowCount()][];
    for (int row = 0; row < results.length; row++) {
      results[row] = texts.getString(row).toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }
    out.setStringUtf8Batch(0, results);
  }

  private static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    for (boolean nullable : List.of(false, true)) {
      String second = nullable ? "n" : "b";
      String text = nullable ? "sn" : "s";
      all.add(number("`withLongFunction`", nullable, second, "d_add"));
      all.add(number("`withVectorizedFunction`", nullable, second, "d_add_vectors"));
      all.add(
          new Case(
              "`getString`, `String.hashCode`",
              "hash(s)",
              nullable,
              "SELECT bit_xor(hash(" + text + ")) FROM t",
              "SELECT bit_xor(d_hash(" + text + ")) FROM t"));
      all.add(text("`getString`, `toUpperCase`, `setString`", nullable, text, "d_upper"));
    }
    all.add(text("the same, `setStringUtf8Batch`", false, "s", "d_upper_bytes"));
    return all;
  }

  private static Case number(String what, boolean nullable, String second, String function) {
    return new Case(
        what,
        "a + b",
        nullable,
        "SELECT bit_xor(a + " + second + ") FROM t",
        "SELECT bit_xor(" + function + "(a, " + second + ")) FROM t");
  }

  private static Case text(String what, boolean nullable, String column, String function) {
    return new Case(
        what,
        "upper(s)",
        nullable,
        "SELECT max(strlen(upper(" + column + "))) FROM t",
        "SELECT max(strlen(" + function + "(" + column + "))) FROM t");
  }

  private String measure(Statement statement, int rounds) throws SQLException, IOException {
    List<Case> cases = cases();
    List<PairedSamples> samples = cases.stream().map(each -> new PairedSamples()).toList();
    for (Case each : cases) {
      String expected = answer(statement, each.builtIn());
      String found = answer(statement, each.java());
      if (!each.peer().startsWith("hash") && !expected.equals(found)) {
        throw new IOException(
            each.what() + ": the built-in gives " + expected + ", the function " + found);
      }
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < cases.size(); i++) {
        double builtIn = cpuNanos(statement, cases.get(i).builtIn());
        samples.get(i).add(builtIn / rows, cpuNanos(statement, cases.get(i).java()) / rows);
      }
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      lines.add(line(cases.get(i), samples.get(i)));
    }
    return String.format(
            Locale.ROOT,
            "The JDBC driver of DuckDB %s; %,d rows, one thread, CPU time, %d alternating pairs:"
                + " medians and (least-largest).\n\n",
            answer(statement, "SELECT version()"),
            rows,
            rounds)
        + "| function of the driver | built-in | nulls | built-in, ns/row | driver, ns/row | ratio"
        + " |\n"
        + "|---|---|---|---|---|---|\n"
        + lines.stream().collect(Collectors.joining("\n"));
  }

  private static String line(Case each, PairedSamples samples) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.2f | %.2f | %s |",
        each.what(),
        each.peer(),
        each.nullable() ? "yes" : "no",
        samples.peer().median(),
        samples.subject().median(),
        samples.ratioText());
  }

  private double cpuNanos(Statement statement, String sql) throws SQLException {
    long start = threads.getCurrentThreadCpuTime();
    answer(statement, sql);
    return threads.getCurrentThreadCpuTime() - start;
  }

  private static String answer(Statement statement, String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return String.valueOf(result.getObject(1));
    }
  }
}
