package dev.codeanatomy.engine;

import dev.codeanatomy.engine.execute.QueryResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.Field;

/** Rows of queries as text: columns joined by a bar, {@code null} for null. */
public final class Rows {
  private Rows() {}

  /** All rows, in the order they come. */
  public static List<String> of(Engine engine, String sql, Map<String, Path> tables) {
    List<String> rows = new ArrayList<>();
    try (QueryResult result = engine.query(new QueryRequest(sql, tables))) {
      while (result.next()) {
        addTo(rows, result);
      }
    }
    return rows;
  }

  public static List<String> of(Engine engine, String sql) {
    return of(engine, sql, Map.of());
  }

  /** Adds the rows of the current batch. */
  public static void addTo(List<String> rows, QueryResult result) {
    for (int i = 0; i < result.batch().getRowCount(); i++) {
      int row = i;
      rows.add(
          result.batch().getFieldVectors().stream()
              .map(column -> String.valueOf(column.getObject(row)))
              .collect(Collectors.joining("|")));
    }
  }

  public static List<String> columns(Engine engine, String sql, Map<String, Path> tables) {
    try (QueryResult result = engine.query(new QueryRequest(sql, tables))) {
      return result.schema().getFields().stream().map(Field::getName).toList();
    }
  }

  /** All rows of a table, sorted. */
  public static List<String> sorted(Engine engine, Path table) {
    return of(engine, "SELECT * FROM t", Map.of("t", table)).stream().sorted().toList();
  }

  /** The one number that a query gives. */
  public static long number(Engine engine, String sql, Map<String, Path> tables) {
    return Long.parseLong(of(engine, sql, tables).get(0));
  }
}
