package dev.codeanatomy.engine.delta;

import dev.codeanatomy.engine.duckdb.DuckDb;
import dev.codeanatomy.engine.duckdb.DuckDbConnection;
import dev.codeanatomy.engine.duckdb.DuckDbLibrary;
import dev.codeanatomy.engine.duckdb.DuckDbResult;
import dev.codeanatomy.engine.duckdb.DuckDbSettings;
import dev.codeanatomy.engine.session.Locations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/** A small database with one connection; closing it checks that no Arrow memory is left. */
final class DuckDbForTests implements AutoCloseable {
  private static final DuckDbLibrary LIBRARY =
      DuckDbLibrary.load(Locations.resolve(Optional.empty()).cache().path());

  private final BufferAllocator allocator = new RootAllocator();
  private final DuckDb database;
  private final DuckDbConnection connection;

  DuckDbForTests() {
    Path temp = Path.of(System.getProperty("java.io.tmpdir"), "codeanatomy-delta-tests");
    database = LIBRARY.open(new DuckDbSettings(2, 512 << 20, temp, 1 << 30, false));
    connection = database.connect();
    execute("SET TimeZone = 'UTC'");
  }

  void execute(String sql) {
    connection.execute(sql);
  }

  /** From now on only this directory can be read and written. */
  void lockDown(List<Path> directories) {
    database.lockDown(directories);
  }

  /** Each row as DuckDB prints its columns, joined by a bar; {@code null} for null. */
  List<String> rows(String sql) {
    List<String> rows = new ArrayList<>();
    try (DuckDbResult result =
        connection.query("SELECT COLUMNS(*)::VARCHAR FROM (" + sql + ")", allocator)) {
      while (result.next()) {
        for (int i = 0; i < result.root().getRowCount(); i++) {
          int row = i;
          rows.add(
              result.root().getFieldVectors().stream()
                  .map(column -> String.valueOf(column.getObject(row)))
                  .collect(Collectors.joining("|")));
        }
      }
    }
    return rows;
  }

  List<String> columnTypes(String sql) {
    return rows("SELECT column_name, column_type FROM (DESCRIBE " + sql + ")");
  }

  /** What {@code COPY ... (RETURN_STATS)} returned. */
  List<WrittenFile> copy(String sql) {
    List<WrittenFile> files = new ArrayList<>();
    try (DuckDbResult result = connection.query(sql, allocator)) {
      while (result.next()) {
        files.addAll(WrittenFiles.of(result.root()));
      }
    }
    return files;
  }

  @Override
  public void close() {
    connection.close();
    database.close();
    allocator.close();
  }
}
