package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.engine.duckdb.DuckDb;
import dev.codeanatomy.engine.duckdb.DuckDbConnection;
import dev.codeanatomy.engine.duckdb.DuckDbLibrary;
import dev.codeanatomy.engine.duckdb.DuckDbResult;
import dev.codeanatomy.engine.duckdb.DuckDbSettings;
import dev.codeanatomy.engine.duckdb.FunctionOrigin;
import dev.codeanatomy.engine.duckdb.NativeAggregate;
import dev.codeanatomy.engine.duckdb.NativeArgument;
import dev.codeanatomy.engine.duckdb.NativeScalar;
import dev.codeanatomy.engine.duckdb.NativeTable;
import dev.codeanatomy.engine.duckdb.ScanSource;
import dev.codeanatomy.engine.session.Locations;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Volatility;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A database with one thread, so that all work is done by the caller and its CPU time can be taken:
 * on a machine that others use too, that is steadier than the clock on the wall.
 */
final class Bench implements AutoCloseable {
  private static final long GIGABYTE = 1L << 30;

  private final BufferAllocator allocator = new RootAllocator();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final DuckDb database;
  private final DuckDbConnection connection;
  private final String version;

  Bench() throws IOException {
    DuckDbLibrary library = DuckDbLibrary.load(Locations.resolve(Optional.empty()).cache().path());
    Path temp = Files.createTempDirectory("benchmark");
    version = library.version();
    database = library.open(new DuckDbSettings(1, 3 * GIGABYTE, temp, GIGABYTE, false));
    connection = database.connect();
  }

  String version() {
    return version;
  }

  void execute(String sql) {
    connection.execute(sql);
  }

  void scalar(String name, BoundScalar bound, Field... arguments) {
    database.register(
        new NativeScalar(
            name,
            origin(name),
            arguments(arguments),
            NullHandling.PROPAGATE,
            Volatility.IMMUTABLE,
            bound),
        allocator);
  }

  void aggregate(String name, BoundAggregate bound, Field... arguments) {
    database.register(
        new NativeAggregate(
            name, origin(name), arguments(arguments), NullHandling.PROPAGATE, bound),
        allocator);
  }

  void table(String name, ScanSource source) {
    database.register(new NativeTable(name, origin(name), List.of(), source), allocator);
  }

  private static FunctionOrigin origin(String name) {
    return new FunctionOrigin("benchmark", name, Bench.class.getClassLoader());
  }

  private static List<NativeArgument> arguments(Field... fields) {
    return Arrays.stream(fields).map(field -> new NativeArgument(field, false)).toList();
  }

  /**
   * Runs all comparisons, each side in turn, round by round.
   *
   * @throws IOException if two sides that should give one result do not
   */
  List<Measured> measure(List<Comparison> comparisons, int rounds) throws IOException {
    for (Comparison comparison : comparisons) {
      String expected = result(comparison.builtIn());
      String found = result(comparison.plugin());
      boolean wrong = comparison.isSameFunction() ? !expected.equals(found) : found.equals("null");
      if (wrong) {
        throw new IOException(
            comparison.what() + ": the built-in gives " + expected + ", the plugin " + found);
      }
    }
    double[] builtIn = new double[comparisons.size()];
    double[] plugin = new double[comparisons.size()];
    Arrays.fill(builtIn, Double.MAX_VALUE);
    Arrays.fill(plugin, Double.MAX_VALUE);
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < comparisons.size(); i++) {
        builtIn[i] = Math.min(builtIn[i], cpuNanos(comparisons.get(i).builtIn()));
        plugin[i] = Math.min(plugin[i], cpuNanos(comparisons.get(i).plugin()));
      }
    }
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < comparisons.size(); i++) {
      Comparison comparison = comparisons.get(i);
      measured.add(
          new Measured(comparison, builtIn[i] / comparison.rows(), plugin[i] / comparison.rows()));
    }
    return measured;
  }

  /** The one value that a query gives. */
  private String result(String sql) {
    StringBuilder text = new StringBuilder();
    try (DuckDbResult result = connection.query(sql, allocator)) {
      while (result.next()) {
        text.append(result.root().getVector(0).getObject(0));
      }
    }
    return text.toString();
  }

  private double cpuNanos(String sql) {
    long start = threads.getCurrentThreadCpuTime();
    try (DuckDbResult result = connection.query(sql, allocator)) {
      while (result.next()) {
        // The work is in computing the batches; they are small.
      }
    }
    return threads.getCurrentThreadCpuTime() - start;
  }

  @Override
  public void close() {
    connection.close();
    database.close();
    allocator.close();
  }
}
