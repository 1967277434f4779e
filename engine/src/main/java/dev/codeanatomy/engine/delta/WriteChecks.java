package dev.codeanatomy.engine.delta;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold before rows are written; every refusal names the column. */
final class WriteChecks {
  /** The Delta protocol's list for tables without column mapping. */
  private static final Pattern FORBIDDEN_IN_NAMES = Pattern.compile("[ ,;{}()\n\t=]");

  private final WriteRequest request;

  WriteChecks(WriteRequest request) {
    this.request = request;
  }

  /** The layout of a table that does not exist yet, or takes a new shape. */
  TableLayout newLayout(StructType schema) {
    checkNames("", schema);
    List<String> partitionColumns = new ArrayList<>();
    for (String name : request.partitionBy()) {
      StructField column =
          find(schema, name)
              .orElseThrow(
                  () ->
                      partitioning("partition column " + name + " is not a column")
                          .apply("one of " + schema.fieldNames()));
      if (column.getDataType() instanceof BinaryType || column.getDataType().isNested()) {
        throw partitioning("partition column " + name + " is a " + text(column.getDataType()))
            .apply("a number, text, boolean, date or timestamp");
      }
      partitionColumns.add(column.getName());
    }
    if (new HashSet<>(partitionColumns).size() != partitionColumns.size()) {
      throw partitioning("a partition column is named twice").apply("each once");
    }
    if (partitionColumns.size() == schema.length()) {
      throw partitioning("every column is a partition column").apply("at least one that is not");
    }
    return TableLayout.ofNewTable(schema, partitionColumns);
  }

  /** Checks rows of {@code schema} against a table that keeps its layout. */
  void fits(StructType schema, TableLayout table, SnapshotImpl snapshot) {
    List<String> found = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (StructField column : table.logical().fields()) {
      Optional<StructField> given = find(schema, column.getName());
      if (given.isEmpty()) {
        found.add("no column " + column.getName());
        expected.add(column.getName() + " " + text(column.getDataType()));
      } else if (!same(given.get().getDataType(), column.getDataType())) {
        found.add("column " + column.getName() + " is " + text(given.get().getDataType()));
        expected.add(column.getName() + " " + text(column.getDataType()));
      }
      requireNullableInside(column.getName(), column.getDataType());
    }
    for (StructField given : schema.fields()) {
      if (table.column(given.getName()).isEmpty()) {
        found.add("column " + given.getName() + " is not in the table");
        expected.add("only " + table.logical().fieldNames());
      }
    }
    if (!found.isEmpty()) {
      throw refused(
          Finding.of(FindingCode.DELTA_SCHEMA_DIFFERS, where(), String.join(", ", found))
              .expected(String.join(", ", expected))
              .remedy("Change the output's columns, or write to another place"));
    }
    if (!request.partitionBy().isEmpty()
        && !lower(request.partitionBy()).equals(lower(table.partitionColumns()))) {
      throw partitioning("partition_by is " + request.partitionBy())
          .apply("the table's partition columns " + table.partitionColumns());
    }
    if (request.mode().removesRows()) {
      requireRemovable(snapshot.getMetadata().getConfiguration());
    }
  }

  /** Whether the mode may give the table a new shape, and the table can take one. */
  void requireReplaceable(TableLayout table) {
    if (table.mapping() != io.delta.kernel.internal.util.ColumnMapping.ColumnMappingMode.NONE) {
      throw refused(
          Finding.of(
                  FindingCode.DELTA_SCHEMA_DIFFERS,
                  where(),
                  "the columns differ from those of a table with column mapping")
              .expected("the same columns")
              .remedy("Write to another place"));
    }
  }

  void requireRemovable(Map<String, String> properties) {
    for (String property : List.of("delta.appendOnly", "delta.enableChangeDataFeed")) {
      if (Boolean.parseBoolean(properties.get(property))) {
        throw refused(
            Finding.of(
                    FindingCode.DELTA_TABLE_UNSUPPORTED,
                    where(),
                    "the table's rows cannot be replaced: " + property + " is true")
                .remedy("Append, or write to another place"));
      }
    }
  }

  private void checkNames(String path, DataType type) {
    switch (type) {
      case StructType struct -> {
        Set<String> seen = new HashSet<>();
        for (StructField field : struct.fields()) {
          String name = path.isEmpty() ? field.getName() : path + "." + field.getName();
          if (field.getName().isEmpty() || FORBIDDEN_IN_NAMES.matcher(field.getName()).find()) {
            throw refused(
                Finding.of(FindingCode.DELTA_NAME_REFUSED, where(), "column '" + name + "'")
                    .expected("a name without spaces and any of ,;{}()=")
                    .remedy("Give it an alias in the view"));
          }
          if (!seen.add(field.getName().toLowerCase(Locale.ROOT))) {
            throw refused(
                Finding.of(FindingCode.DELTA_NAME_REFUSED, where(), "column '" + name + "' twice")
                    .expected("names that differ in more than case"));
          }
          checkNames(name, field.getDataType());
        }
      }
      case ArrayType array -> checkNames(path + ".element", array.getElementType());
      case MapType map -> {
        checkNames(path + ".key", map.getKeyType());
        checkNames(path + ".value", map.getValueType());
      }
      default -> {}
    }
  }

  /** Nulls inside are not counted by place, so a promise about them cannot be kept. */
  private void requireNullableInside(String path, DataType type) {
    boolean promised =
        switch (type) {
          case StructType struct -> {
            struct
                .fields()
                .forEach(f -> requireNullableInside(path + "." + f.getName(), f.getDataType()));
            yield struct.fields().stream().anyMatch(field -> !field.isNullable());
          }
          case ArrayType array -> {
            requireNullableInside(path + ".element", array.getElementType());
            yield !array.containsNull();
          }
          case MapType map -> {
            requireNullableInside(path + ".value", map.getValueType());
            yield !map.isValueContainsNull();
          }
          default -> false;
        };
    if (promised) {
      throw refused(
          Finding.of(
              FindingCode.DELTA_TABLE_UNSUPPORTED,
              where(),
              "column " + path + " forbids nulls inside, which cannot be checked while writing"));
    }
  }

  private static boolean same(DataType given, DataType table) {
    return DuckDbTypes.name(given)
        .toLowerCase(Locale.ROOT)
        .equals(DuckDbTypes.name(table).toLowerCase(Locale.ROOT));
  }

  private static Optional<StructField> find(StructType schema, String name) {
    return schema.fields().stream()
        .filter(field -> field.getName().equalsIgnoreCase(name))
        .findFirst();
  }

  private static List<String> lower(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  private static String text(DataType type) {
    return DuckDbTypes.name(type);
  }

  private java.util.function.Function<String, EngineException> partitioning(String found) {
    return expected ->
        refused(Finding.of(FindingCode.DELTA_PARTITIONING, where(), found).expected(expected));
  }

  private String where() {
    return request.run().output() + " at " + request.target();
  }

  private static EngineException refused(Finding finding) {
    return new EngineException(EngineStage.WRITE, finding);
  }
}
