package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.benchmarks.report.PairedSamples;
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
import dev.codeanatomy.engine.duckdb.NativeWindow;
import dev.codeanatomy.engine.duckdb.ScanSource;
import dev.codeanatomy.engine.duckdb.WindowFrame;
import dev.codeanatomy.engine.session.Locations;
import dev.codeanatomy.host.call.CallWatch;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Volatility;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A database with plugin functions, and the clock. With one thread all work is done by the caller
 * and its CPU time is taken: on a machine that others use too, that is steadier than the clock on
 * the wall, which is what counts with two.
 */
final class Bench implements AutoCloseable {
  private static final long GIGABYTE = 1L << 30;

  /** A comparison that has taken so long has enough rounds. */
  private static final double ENOUGH_NANOS = 5e9;

  private final BufferAllocator allocator = new RootAllocator();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final DuckDb database;
  private final DuckDbConnection connection;
  private final String version;

  Bench() throws IOException {
    DuckDbLibrary library = DuckDbLibrary.load(Locations.resolve(Optional.empty()).cache().path());
    Path temp = Files.createTempDirectory("benchmark");
    version = library.version();
    // Calls are stamped as the engine has it; nobody looks, since none takes a minute.
    CallWatch watch = CallWatch.of(Duration.ofMinutes(1), Duration.ofMinutes(1));
    database = library.open(new DuckDbSettings(2, 4 * GIGABYTE, temp, GIGABYTE, false), watch);
    connection = database.connect();
  }

  String version() {
    return version;
  }

  BufferAllocator allocator() {
    return allocator;
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
    aggregate(name, bound, NullHandling.PROPAGATE, arguments);
  }

  void aggregate(String name, BoundAggregate bound, NullHandling nulls, Field... arguments) {
    database.register(
        new NativeAggregate(name, origin(name), arguments(arguments), nulls, bound), allocator);
  }

  void table(String name, ScanSource source) {
    database.register(new NativeTable(name, origin(name), List.of(), source), allocator);
  }

  /** A window function without arguments, over rows in the order of two columns. */
  void window(String name, BoundWindow bound, String table, String partition, String order) {
    String sorted =
        "SELECT %2$s, %3$s FROM %1$s ORDER BY %2$s, %3$s".formatted(table, partition, order);
    database.register(
        new NativeWindow(
            name,
            origin(name),
            sorted,
            List.of(partition),
            List.of(order),
            List.of(),
            WindowFrame.upToPeers(),
            "v",
            GIGABYTE,
            bound),
        allocator);
  }

  private static FunctionOrigin origin(String name) {
    return new FunctionOrigin("benchmark", name, Bench.class.getClassLoader());
  }

  private static List<NativeArgument> arguments(Field... fields) {
    return Arrays.stream(fields).map(field -> new NativeArgument(field, false)).toList();
  }

  /**
   * Runs all comparisons, their sides in turn, round by round, first with one thread and then with
   * two.
   *
   * @param rounds how many pairs at most
   * @throws IOException if two sides that should give one answer do not
   */
  List<Measured> measure(List<Comparison> comparisons, int rounds) throws IOException {
    for (Comparison comparison : comparisons) {
      check(comparison);
    }
    List<PairedSamples> one = rounds(comparisons, rounds, 1);
    List<PairedSamples> two = rounds(comparisons, rounds, 2);
    List<Measured> measured = new ArrayList<>();
    for (int i = 0; i < comparisons.size(); i++) {
      measured.add(new Measured(comparisons.get(i), one.get(i), two.get(i)));
    }
    return measured;
  }

  private void check(Comparison comparison) throws IOException {
    String expected = answer(comparison.builtIn());
    String found = answer(comparison.plugin());
    boolean wrong = comparison.sameAnswer() ? !expected.equals(found) : found.equals("null");
    if (wrong) {
      throw new IOException(
          comparison.what() + ": the built-in gives " + expected + ", the plugin " + found);
    }
  }

  private List<PairedSamples> rounds(List<Comparison> comparisons, int rounds, int threadCount) {
    execute("SET threads = " + threadCount);
    List<PairedSamples> all = comparisons.stream().map(each -> new PairedSamples()).toList();
    double[] spent = new double[all.size()];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < all.size(); i++) {
        if (spent[i] > ENOUGH_NANOS) {
          continue;
        }
        Comparison comparison = comparisons.get(i);
        double builtIn = nanos(comparison.builtIn(), threadCount);
        double plugin = nanos(comparison.plugin(), threadCount);
        spent[i] += builtIn + plugin;
        all.get(i).add(builtIn / comparison.rows(), plugin / comparison.rows());
      }
    }
    return all;
  }

  /** The one value that a query gives. */
  String answer(String sql) {
    StringBuilder text = new StringBuilder();
    try (DuckDbResult result = connection.query(sql, allocator)) {
      while (result.next()) {
        text.append(result.root().getVector(0).getObject(0));
      }
    }
    return text.toString();
  }

  /** CPU time of the caller with one thread, else wall time. */
  double nanos(String sql, int threadCount) {
    boolean alone = threadCount == 1;
    long start = alone ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    try (DuckDbResult result = connection.query(sql, allocator)) {
      while (result.next()) {
        // The work is in computing the batches; they are small.
      }
    }
    return (alone ? threads.getCurrentThreadCpuTime() : System.nanoTime()) - start;
  }

  /** Ends the use of what is registered; whoever owns that may free it then. Idempotent. */
  void closeDatabase() {
    connection.close();
    database.close();
  }

  @Override
  public void close() {
    closeDatabase();
    allocator.close();
  }
}
