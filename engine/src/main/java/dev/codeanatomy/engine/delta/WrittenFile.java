package dev.codeanatomy.engine.delta;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One row that {@code COPY ... (RETURN_STATS)} returned: a Parquet file, not yet part of any table.
 *
 * @param filename as DuckDB returned it
 * @param rows how many rows it has
 * @param bytes its size
 * @param columnStatistics statistic by name, by column in DuckDB's quoted path
 * @param partitionKeys the partition column's value as text, or empty for null, by column
 */
public record WrittenFile(
    String filename,
    long rows,
    long bytes,
    Map<String, Map<String, String>> columnStatistics,
    Map<String, Optional<String>> partitionKeys) {

  /** Copies the maps. */
  public WrittenFile {
    Map<String, Map<String, String>> copy = new LinkedHashMap<>();
    columnStatistics.forEach((column, statistics) -> copy.put(column, Map.copyOf(statistics)));
    columnStatistics = Collections.unmodifiableMap(copy);
    partitionKeys = Collections.unmodifiableMap(new LinkedHashMap<>(partitionKeys));
  }
}
