package dev.codeanatomy.engine.execute;

import dev.codeanatomy.engine.duckdb.DuckDb;
import dev.codeanatomy.engine.duckdb.DuckDbConnection;
import dev.codeanatomy.engine.duckdb.DuckDbSettings;
import dev.codeanatomy.host.call.CallWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The database of one run or query: limits set, scratch folder of its own, then locked down to the
 * folders of its tables. Closing it closes the connection and the database and removes the scratch
 * folder.
 */
final class RunDatabase implements AutoCloseable {
  private final DuckDb database;
  private final DuckDbConnection connection;
  private final Path scratch;

  private RunDatabase(DuckDb database, DuckDbConnection connection, Path scratch) {
    this.database = database;
    this.connection = connection;
    this.scratch = scratch;
  }

  /**
   * Opens a database.
   *
   * @param folders the folders its statements may read and write, besides its scratch folder
   * @param watch told of every call of a plugin's function
   */
  static RunDatabase open(
      EngineRuntime runtime, boolean checked, Collection<Path> folders, CallWatch watch) {
    Path scratch = scratch(runtime.locations().scratch().path());
    try {
      DuckDb database =
          runtime.openDatabase(
              new DuckDbSettings(
                  runtime.profile().threads(),
                  runtime.profile().executorBytes(),
                  scratch,
                  runtime.profile().memoryBytes() * TEMP_SPACE_FACTOR,
                  checked),
              watch);
      return configured(database, scratch, folders);
    } catch (RuntimeException | Error failure) {
      remove(scratch);
      throw failure;
    }
  }

  private static RunDatabase configured(DuckDb database, Path scratch, Collection<Path> folders) {
    try {
      DuckDbConnection connection = database.connect();
      try {
        connection.execute("SET GLOBAL TimeZone = 'UTC'");
        connection.execute("SET enable_progress_bar = true; SET enable_progress_bar_print = false");
        Set<Path> allowed = new LinkedHashSet<>(folders);
        allowed.add(scratch);
        database.lockDown(allowed);
        return new RunDatabase(database, connection, scratch);
      } catch (RuntimeException | Error failure) {
        connection.close();
        throw failure;
      }
    } catch (RuntimeException | Error failure) {
      database.close();
      throw failure;
    }
  }

  /** How much more may be spilled to disk than the session has memory. */
  private static final int TEMP_SPACE_FACTOR = 16;

  private static Path scratch(Path parent) {
    try {
      Files.createDirectories(parent);
      return Files.createTempDirectory(parent, "run-");
    } catch (IOException failure) {
      throw new UncheckedIOException("No scratch folder can be made below " + parent, failure);
    }
  }

  DuckDb database() {
    return database;
  }

  DuckDbConnection connection() {
    return connection;
  }

  @Override
  public void close() {
    try (database) {
      connection.close();
    } finally {
      remove(scratch);
    }
  }

  private static void remove(Path scratch) {
    try {
      Files.walkFileTree(
          scratch,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path folder, @org.jspecify.annotations.Nullable IOException failure)
                throws IOException {
              Files.deleteIfExists(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException leftBehind) {
      // Only scratch data of a run that is over; the system's temporary folder is swept anyway.
      System.getLogger(RunDatabase.class.getName())
          .log(System.Logger.Level.DEBUG, "scratch folder not removed: " + scratch, leftBehind);
    }
  }
}
