package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.engine.session.Locations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;

/** A small database with one connection; closing it checks that no Arrow memory is left. */
final class Fixture implements AutoCloseable {
  static final long MEGABYTE = 1L << 20;
  private static final DuckDbLibrary LIBRARY =
      DuckDbLibrary.load(Locations.resolve(Optional.empty()).cache().path());

  final BufferAllocator allocator = new RootAllocator();
  final Path temp;
  final DuckDb database;
  final DuckDbConnection connection;

  private Fixture(int threads, long memoryBytes, boolean checked) {
    try {
      temp = Files.createTempDirectory("duckdb-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    database =
        LIBRARY.open(new DuckDbSettings(threads, memoryBytes, temp, 2048 * MEGABYTE, checked));
    connection = database.connect();
  }

  static Fixture open() {
    return new Fixture(2, 1024 * MEGABYTE, false);
  }

  static Fixture openChecked() {
    return new Fixture(2, 1024 * MEGABYTE, true);
  }

  static Fixture open(int threads, long memoryBytes) {
    return new Fixture(threads, memoryBytes, false);
  }

  static DuckDbLibrary library() {
    return LIBRARY;
  }

  /** All rows, each as its values joined with a bar. */
  List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (DuckDbResult result = connection.query(sql, allocator)) {
      while (result.next()) {
        List<FieldVector> columns = result.root().getFieldVectors();
        for (int i = 0; i < result.root().getRowCount(); i++) {
          int row = i;
          rows.add(
              columns.stream()
                  .map(column -> String.valueOf(column.getObject(row)))
                  .collect(Collectors.joining("|")));
        }
      }
    }
    return rows;
  }

  /** The one row of a query. */
  String row(String sql) {
    List<String> rows = rows(sql);
    if (rows.size() != 1) {
      throw new AssertionError("expected one row, found " + rows);
    }
    return rows.get(0);
  }

  /** Starts a thread that interrupts the connection once the event was counted. */
  Thread interruptAfter(CountDownLatch event) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                event.await();
                connection.interrupt();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  @Override
  public void close() {
    connection.close();
    database.close();
    allocator.close();
  }
}
