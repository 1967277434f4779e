package dev.codeanatomy.engine.delta;

import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.util.ColumnMapping;
import io.delta.kernel.internal.util.ColumnMapping.ColumnMappingMode;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the rows of a table lie in its files. Two commits may follow each other blindly only if they
 * saw equal layouts.
 *
 * @param logical the table's columns
 * @param physical the same under the names that the files use
 * @param partitionColumns logical names, in order
 */
record TableLayout(
    StructType logical,
    StructType physical,
    List<String> partitionColumns,
    ColumnMappingMode mapping) {

  static TableLayout of(SnapshotImpl snapshot) {
    ColumnMappingMode mapping =
        ColumnMapping.getColumnMappingMode(snapshot.getMetadata().getConfiguration());
    StructType logical = snapshot.getSchema();
    return new TableLayout(
        logical,
        ColumnMapping.convertToPhysicalSchema(logical, logical, mapping),
        List.copyOf(snapshot.getPartitionColumnNames()),
        mapping);
  }

  static TableLayout ofNewTable(StructType schema, List<String> partitionColumns) {
    return new TableLayout(schema, schema, List.copyOf(partitionColumns), ColumnMappingMode.NONE);
  }

  /** Same names, types, order, and places in the files; comments and the like may differ. */
  boolean storesLike(TableLayout other) {
    return DuckDbTypes.name(logical).equals(DuckDbTypes.name(other.logical))
        && DuckDbTypes.name(physical).equals(DuckDbTypes.name(other.physical))
        && partitionColumns.equals(other.partitionColumns)
        && mapping == other.mapping;
  }

  Optional<StructField> column(String name) {
    return logical.fields().stream()
        .filter(field -> field.getName().equalsIgnoreCase(name))
        .findFirst();
  }

  boolean isPartitionColumn(StructField field) {
    return partitionColumns.stream().anyMatch(field.getName()::equalsIgnoreCase);
  }

  /** The name of a partition column in what DuckDB returns. */
  String physicalName(String partitionColumn) {
    return column(partitionColumn).map(ColumnMapping::getPhysicalName).orElseThrow();
  }

  /**
   * The statement that writes the rows of a query as Parquet into the table's directory, without
   * making them part of the table. It returns one row per file.
   *
   * <p>Without partitions it is one file, which is the one way in which DuckDB keeps the order of
   * the rows. All files lie in the directory itself: partition values are in the log, so no value
   * has to fit into a directory name.
   */
  String copySql(String query, Path directory, RunIdentity run) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < logical.length(); i++) {
      DataType type = logical.at(i).getDataType();
      String cast =
          "CAST(q."
              + SqlText.identifier(logical.at(i).getName())
              + " AS "
              + DuckDbTypes.name(type)
              + ")";
      items.add(
          DuckDbTypes.renamed(cast, type, physical.at(i).getDataType())
              + " AS "
              + SqlText.identifier(physical.at(i).getName()));
    }
    Path target = partitionColumns.isEmpty() ? directory.resolve(run.newFileName()) : directory;
    return "COPY (SELECT %s FROM (%s) AS q) TO %s (%s)"
        .formatted(
            String.join(", ", items),
            query,
            SqlText.string(target.toString()),
            String.join(", ", options(run)));
  }

  private List<String> options(RunIdentity run) {
    List<String> options = new ArrayList<>();
    options.add("FORMAT parquet");
    options.add("COMPRESSION zstd");
    options.add("RETURN_STATS");
    if (partitionColumns.isEmpty()) {
      options.add("PRESERVE_ORDER true");
    } else {
      options.add("OVERWRITE_OR_IGNORE");
      options.add("FILENAME_PATTERN " + SqlText.string(run.duckDbFilenamePattern()));
      options.add(
          partitionColumns.stream()
              .map(column -> SqlText.identifier(physicalName(column)))
              .collect(Collectors.joining(", ", "PARTITION_BY (", ")")));
      options.add("HIVE_FILE_PATTERN false");
    }
    if (mapping != ColumnMappingMode.NONE) {
      options.add("FIELD_IDS " + fieldIds(logical, physical, true));
    }
    return options;
  }

  private String fieldIds(StructType names, StructType stored, boolean top) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < names.length(); i++) {
      StructField field = names.at(i);
      if (top && isPartitionColumn(field)) {
        continue;
      }
      int id = ColumnMapping.getColumnId(field);
      String inner = innerIds(field.getDataType(), stored.at(i).getDataType());
      String value = inner.isEmpty() ? "" + id : "{__duckdb_field_id: " + id + ", " + inner + "}";
      ids.add(SqlText.string(stored.at(i).getName()) + ": " + value);
    }
    return top ? "{" + String.join(", ", ids) + "}" : String.join(", ", ids);
  }

  private String innerIds(DataType type, DataType stored) {
    return switch (type) {
      case StructType struct -> fieldIds(struct, (StructType) stored, false);
      case ArrayType array ->
          wrapped(
              "element", innerIds(array.getElementType(), ((ArrayType) stored).getElementType()));
      case MapType map -> {
        MapType storedMap = (MapType) stored;
        String key = wrapped("key", innerIds(map.getKeyType(), storedMap.getKeyType()));
        String value = wrapped("value", innerIds(map.getValueType(), storedMap.getValueType()));
        yield key.isEmpty() || value.isEmpty() ? key + value : key + ", " + value;
      }
      default -> "";
    };
  }

  private static String wrapped(String name, String inner) {
    return inner.isEmpty() ? "" : "'" + name + "': {" + inner + "}";
  }
}
