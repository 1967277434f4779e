package dev.codeanatomy.engine.lower;

import dev.codeanatomy.engine.catalog.LoweredTable;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.engine.sql.PlannerSession;
import dev.codeanatomy.engine.sql.SqlParameter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** A database in memory whose tables a planner session can read, for comparing query results. */
final class DuckDbTables implements AutoCloseable {
  private final Connection connection;

  DuckDbTables() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    execute("SET threads = 2");
  }

  Connection connection() {
    return connection;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A planner that knows every table of the database. */
  PlannerSession planner(Map<String, SqlParameter> parameters) throws SQLException {
    PlannerSession planner = new PlannerSession(SessionCatalog.empty(), parameters);
    addTo(planner);
    return planner;
  }

  void addTo(PlannerSession planner) throws SQLException {
    Map<String, List<Field>> tables = new LinkedHashMap<>();
    String columns =
        "SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns()"
            + " WHERE NOT internal ORDER BY table_name, column_index";
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(columns)) {
      while (rows.next()) {
        Field field = field(rows.getString(2), rows.getString(3), rows.getBoolean(4));
        tables.computeIfAbsent(rows.getString(1), k -> new ArrayList<>()).add(field);
      }
    }
    tables.forEach((name, fields) -> planner.addTable(name, table(name, new Schema(fields))));
  }

  private static LoweredTable table(String name, Schema schema) {
    return new LoweredTable() {
      @Override
      public Schema schema() {
        return schema;
      }

      @Override
      public String sql() {
        return TypeTable.quote(name);
      }
    };
  }

  private static Field field(String name, String type, boolean nullable) {
    if (type.endsWith("[]")) {
      Field item = field("item", type.substring(0, type.length() - 2), true);
      return new Field(name, new FieldType(nullable, ArrowType.List.INSTANCE, null), List.of(item));
    }
    return new Field(name, new FieldType(nullable, arrow(type), null), List.of());
  }

  private static ArrowType arrow(String type) {
    if (type.startsWith("DECIMAL")) {
      int[] parts =
          Arrays.stream(type.replaceAll("[^0-9,]", "").split(","))
              .mapToInt(Integer::parseInt)
              .toArray();
      return new ArrowType.Decimal(parts[0], parts[1], 128);
    }
    return switch (type) {
      case "BOOLEAN" -> new ArrowType.Bool();
      case "TINYINT" -> new ArrowType.Int(8, true);
      case "SMALLINT" -> new ArrowType.Int(16, true);
      case "INTEGER" -> new ArrowType.Int(32, true);
      case "BIGINT" -> new ArrowType.Int(64, true);
      case "FLOAT" -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case "DOUBLE" -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case "VARCHAR" -> new ArrowType.Utf8();
      case "BLOB" -> new ArrowType.Binary();
      case "DATE" -> new ArrowType.Date(DateUnit.DAY);
      case "TIMESTAMP" -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
      default -> throw new IllegalArgumentException("No column of type " + type + " in tests");
    };
  }

  /** The rows of a query, each as its values joined; floats are cut to nine digits. */
  List<String> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int width = rows.getMetaData().getColumnCount();
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          values.add(text(rows.getObject(i)));
        }
        all.add(String.join("|", values));
      }
      return all;
    }
  }

  /** The executor's names of a query's column types. */
  List<String> types(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE " + sql)) {
      List<String> types = new ArrayList<>();
      while (rows.next()) {
        types.add(rows.getString(2));
      }
      return types;
    }
  }

  private static String text(Object value) {
    if (value instanceof Double || value instanceof Float) {
      return String.format("%.9g", ((Number) value).doubleValue());
    }
    return String.valueOf(value);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
