package dev.codeanatomy.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * One query.
 *
 * @param sql one SELECT (WITH, VALUES)
 * @param tables what the query may read, by name: Delta table folders or Parquet files
 */
public record QueryRequest(String sql, Map<String, Path> tables) {
  public QueryRequest {
    Objects.requireNonNull(sql);
    tables = Map.copyOf(tables);
  }
}
