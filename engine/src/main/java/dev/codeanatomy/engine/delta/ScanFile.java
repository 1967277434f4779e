package dev.codeanatomy.engine.delta;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One active Parquet file.
 *
 * @param path absolute
 * @param bytes its size by the log
 * @param modifiedMillis when it was written by the log, milliseconds since 1970
 * @param statistics the log's statistics, JSON keyed by stored names, if it has any
 * @param partitionValues one DuckDB constant per partition column, in their order
 * @param deletedRows the rows that no longer count, as ascending ranges that do not touch
 */
public record ScanFile(
    Path path,
    long bytes,
    long modifiedMillis,
    Optional<String> statistics,
    List<String> partitionValues,
    List<RowRange> deletedRows) {

  /** Copies the lists. */
  public ScanFile {
    partitionValues = List.copyOf(partitionValues);
    deletedRows = List.copyOf(deletedRows);
  }

  /**
   * Rows by position in the file, counted from 0.
   *
   * @param start the first row
   * @param end the row after the last
   */
  public record RowRange(long start, long end) {
    /** Checks the order. */
    public RowRange {
      if (start < 0 || end <= start) {
        throw new IllegalArgumentException("Not a range of rows: " + start + " to " + end);
      }
    }
  }
}
