package dev.codeanatomy.engine.delta;

import dev.codeanatomy.engine.delta.DeltaScan.PartitionColumn;
import dev.codeanatomy.engine.delta.DeltaScan.ScanColumn;
import dev.codeanatomy.engine.delta.DeltaScan.StoredColumn;
import dev.codeanatomy.engine.delta.ScanFile.RowRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A scan in DuckDB's SQL. The connection's time zone must be UTC, because files of some writers
 * keep instants without a zone.
 */
public final class ScanSql {
  private ScanSql() {}

  /**
   * One {@code SELECT} without a trailing semicolon, to stand in parentheses or in a common table
   * expression. Its columns have the table's names, order and types.
   */
  public static String select(DeltaScan scan) {
    if (scan.files().isEmpty()) {
      return scan.columns().stream()
          .map(column -> "CAST(NULL AS " + resultType(column) + ") AS " + name(column))
          .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
    }
    boolean constant =
        new HashSet<>(scan.files().stream().map(ScanFile::partitionValues).toList()).size() == 1;
    List<String> items = new ArrayList<>();
    List<String> stored = new ArrayList<>();
    for (ScanColumn any : scan.columns()) {
      switch (any) {
        case StoredColumn column -> {
          stored.add(
              "%s: {name: '%s', type: %s, default_value: NULL}"
                  .formatted(column.key(), column.alias(), SqlText.string(column.storedType())));
          items.add(column.expression() + " AS " + name(column));
        }
        case PartitionColumn column ->
            items.add(
                (constant
                        ? scan.files().getFirst().partitionValues().get(column.index())
                        : "p.v" + column.index())
                    + " AS "
                    + name(column));
      }
    }
    return "SELECT "
        + String.join(", ", items)
        + " FROM "
        + readParquet(scan, stored)
        + (constant ? "" : partitionJoin(scan.files()))
        + deletions(scan.files());
  }

  private static String readParquet(DeltaScan scan, List<String> schema) {
    // DuckDB takes a path as a pattern only if there is no file of exactly that name. Escaping
    // would
    // hide the path from its check of allowed directories.
    String files =
        scan.files().stream()
            .map(file -> SqlText.string(file.path().toString()))
            .collect(Collectors.joining(", ", "[", "]"));
    return "read_parquet(%s, schema=MAP {%s}, hive_partitioning=false) AS f"
        .formatted(files, String.join(", ", schema));
  }

  private static String partitionJoin(List<ScanFile> files) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      rows.add(
          "(CAST(%d AS UBIGINT), %s)"
              .formatted(i, String.join(", ", files.get(i).partitionValues())));
    }
    int width = files.getFirst().partitionValues().size();
    StringBuilder names = new StringBuilder("fi");
    for (int i = 0; i < width; i++) {
      names.append(", v").append(i);
    }
    return " JOIN (VALUES "
        + String.join(", ", rows)
        + ") AS p("
        + names
        + ") ON f.file_index = p.fi";
  }

  private static String deletions(List<ScanFile> files) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      for (RowRange range : files.get(i).deletedRows()) {
        rows.add(
            "(CAST(%d AS UBIGINT), CAST(%d AS BIGINT), CAST(%d AS BIGINT))"
                .formatted(i, range.start(), range.end()));
      }
    }
    return rows.isEmpty()
        ? ""
        : " ANTI JOIN (SELECT fi, unnest(range(s, e)) AS r FROM (VALUES "
            + String.join(", ", rows)
            + ") AS d(fi, s, e)) AS d ON f.file_index = d.fi AND f.file_row_number = d.r";
  }

  private static String resultType(ScanColumn column) {
    return switch (column) {
      case StoredColumn stored -> stored.type();
      case PartitionColumn partition -> partition.type();
    };
  }

  private static String name(ScanColumn column) {
    return SqlText.identifier(column.field().getName());
  }
}
