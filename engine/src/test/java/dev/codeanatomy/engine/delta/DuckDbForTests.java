package dev.codeanatomy.engine.delta;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/** A DuckDB over JDBC, so that these tests need nothing of the engine but this package. */
final class DuckDbForTests implements AutoCloseable {
  private final Connection connection;

  DuckDbForTests() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET TimeZone = 'UTC'");
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Each row as DuckDB prints its columns, joined by a bar; {@code null} for null. */
  List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT COLUMNS(*)::VARCHAR FROM (" + sql + ")")) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", row));
      }
    }
    return rows;
  }

  List<String> columnTypes(String sql) throws SQLException {
    return rows("SELECT column_name, column_type FROM (DESCRIBE " + sql + ")");
  }

  /** What {@code COPY ... (RETURN_STATS)} returned, through Arrow as the engine reads it. */
  List<WrittenFile> copy(String sql) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql);
        BufferAllocator allocator = new RootAllocator();
        ArrowReader reader =
            (ArrowReader) result.unwrap(DuckDBResultSet.class).arrowExportStream(allocator, 1024)) {
      List<WrittenFile> files = new ArrayList<>();
      while (reader.loadNextBatch()) {
        files.addAll(WrittenFiles.of(reader.getVectorSchemaRoot()));
      }
      return files;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
