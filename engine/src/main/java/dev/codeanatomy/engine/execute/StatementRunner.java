package dev.codeanatomy.engine.execute;

import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.engine.delta.WrittenFile;
import dev.codeanatomy.engine.delta.WrittenFiles;
import dev.codeanatomy.engine.duckdb.DuckDbConnection;
import dev.codeanatomy.engine.duckdb.DuckDbResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/**
 * Runs the statements of one run on its one connection, so that cancelling interrupts them and
 * progress is seen while they run. Used by the run's thread.
 */
final class StatementRunner implements AutoCloseable {
  private static final long PROGRESS_INTERVAL_MILLIS = 200;

  private final EngineRuntime runtime;
  private final DuckDbConnection connection;
  private final Cancellation cancellation;
  private final Runnable interruption;

  StatementRunner(EngineRuntime runtime, RunDatabase database, Cancellation cancellation) {
    this.runtime = runtime;
    this.connection = database.connection();
    this.cancellation = cancellation;
    this.interruption = connection::interrupt;
    cancellation.onCancel(interruption);
  }

  /**
   * Keeps a query's rows in a table of the run's database, which ends with the run. It is no
   * temporary table in DuckDB's sense, because those are seen by one connection only and window
   * sources read on another.
   *
   * @return the number of rows
   */
  long createTable(String table, String sql, DoubleConsumer fraction) {
    return watched(
        fraction,
        () -> connection.execute("CREATE TABLE " + TypeTable.quote(table) + " AS " + sql));
  }

  /** Runs a COPY that returns statistics. */
  List<WrittenFile> copy(String sql, DoubleConsumer fraction) {
    return watched(
        fraction,
        () -> {
          List<WrittenFile> files = new ArrayList<>();
          try (DuckDbResult result = connection.query(sql, runtime.allocator())) {
            while (result.next()) {
              files.addAll(WrittenFiles.of(result.root()));
            }
          }
          return files;
        });
  }

  private <T> T watched(DoubleConsumer fraction, Supplier<T> work) {
    CountDownLatch over = new CountDownLatch(1);
    Future<Boolean> watch = runtime.start("progress", () -> watch(fraction, over));
    try (Watched ended = () -> end(over, watch)) {
      return work.get();
    }
  }

  /** What ends with a statement; a failure of its own stands behind the statement's. */
  private interface Watched extends AutoCloseable {
    @Override
    void close();
  }

  private static void end(CountDownLatch over, Future<Boolean> watch) {
    over.countDown();
    join(watch);
  }

  private boolean watch(DoubleConsumer fraction, CountDownLatch over) throws InterruptedException {
    double last = 0;
    while (!over.await(PROGRESS_INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
      if (cancellation.isCancelled()) {
        // The first interruption may have come before the statement began.
        connection.interrupt();
      }
      double now = Math.min(1, connection.progress().percentage() / 100);
      if (now > last) {
        last = now;
        fraction.accept(last);
      }
    }
    return true;
  }

  /** Waits for the watcher, because it must not ask a connection that is closed. */
  private static void join(Future<Boolean> watch) {
    try {
      watch.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException byListener) {
        throw byListener;
      }
    }
  }

  @Override
  public void close() {
    cancellation.forget(interruption);
  }
}
