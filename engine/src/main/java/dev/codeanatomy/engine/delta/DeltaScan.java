package dev.codeanatomy.engine.delta;

import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * What a reader needs to know of one version of a table. {@link ScanSql} says it in SQL.
 *
 * @param version the version read
 * @param columns the table's columns in order
 * @param files the files to read, in path order
 * @param filesSkipped how many active files of the version were left out by predicates
 */
public record DeltaScan(
    TableLocation location,
    long version,
    List<ScanColumn> columns,
    List<ScanFile> files,
    int filesSkipped) {

  /** Copies the lists. */
  public DeltaScan {
    columns = List.copyOf(columns);
    files = List.copyOf(files);
  }

  /** The directories that DuckDB must be allowed to read, sorted; most often the table's own. */
  public List<Path> directories() {
    return files.stream().map(file -> file.path().resolveSibling("")).distinct().sorted().toList();
  }

  /** A column: in the files, or one value per file. */
  public sealed interface ScanColumn {
    /** Name, type and metadata as the table declares them. */
    Field field();
  }

  /**
   * A column stored in the files.
   *
   * @param type its DuckDB type, nested fields under the table's names
   * @param key how {@code read_parquet} finds it: a field id or a quoted name
   * @param storedType its DuckDB type, nested fields under their names in the files
   * @param alias the name {@code read_parquet} gives it
   * @param expression gives {@code f.<alias>} the table's names inside
   */
  public record StoredColumn(
      Field field, String type, String key, String storedType, String alias, String expression)
      implements ScanColumn {}

  /**
   * A partition column.
   *
   * @param type its DuckDB type
   * @param index its place in {@link ScanFile#partitionValues}
   */
  public record PartitionColumn(Field field, String type, int index) implements ScanColumn {}
}
