package dev.codeanatomy.engine.delta;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.util.stream.Collectors;

/**
 * Delta types as DuckDB writes them, and the renaming of nested fields between two equal shapes.
 */
final class DuckDbTypes {
  private DuckDbTypes() {}

  static String name(DataType type) {
    return switch (type) {
      case BooleanType ignored -> "BOOLEAN";
      case ByteType ignored -> "TINYINT";
      case ShortType ignored -> "SMALLINT";
      case IntegerType ignored -> "INTEGER";
      case LongType ignored -> "BIGINT";
      case FloatType ignored -> "FLOAT";
      case DoubleType ignored -> "DOUBLE";
      case DecimalType decimal ->
          "DECIMAL(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
      case StringType ignored -> "VARCHAR";
      case BinaryType ignored -> "BLOB";
      case DateType ignored -> "DATE";
      case TimestampType ignored -> "TIMESTAMP WITH TIME ZONE";
      case TimestampNTZType ignored -> "TIMESTAMP";
      case ArrayType array -> name(array.getElementType()) + "[]";
      case MapType map -> "MAP(" + name(map.getKeyType()) + ", " + name(map.getValueType()) + ")";
      case StructType struct ->
          struct.fields().stream()
              .map(f -> SqlText.identifier(f.getName()) + " " + name(f.getDataType()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
      default -> throw new IllegalArgumentException("A type without a DuckDB form: " + type);
    };
  }

  /**
   * An expression that gives the fields inside {@code sql} the names of {@code to}. DuckDB's cast
   * matches struct fields by name, so it cannot do this.
   *
   * @param sql an expression of type {@code from}
   * @param to a type that differs from {@code from} in the names of struct fields only
   */
  static String renamed(String sql, DataType from, DataType to) {
    return renamed(sql, from, to, 0);
  }

  private static String renamed(String sql, DataType from, DataType to, int depth) {
    if (name(from).equals(name(to))) {
      return sql;
    }
    String item = "x" + depth;
    return switch (from) {
      case StructType struct -> {
        StructType target = (StructType) to;
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < struct.length(); i++) {
          String value =
              "struct_extract(" + sql + ", " + SqlText.string(struct.at(i).getName()) + ")";
          fields
              .append(i == 0 ? "" : ", ")
              .append(SqlText.identifier(target.at(i).getName()))
              .append(" := ")
              .append(
                  renamed(value, struct.at(i).getDataType(), target.at(i).getDataType(), depth));
        }
        yield unlessNull(sql, "struct_pack(" + fields + ")");
      }
      case ArrayType array ->
          "list_transform(%s, lambda %s: %s)"
              .formatted(
                  sql,
                  item,
                  renamed(
                      item, array.getElementType(), ((ArrayType) to).getElementType(), depth + 1));
      case MapType map -> {
        MapType target = (MapType) to;
        String key = renamed(item + ".key", map.getKeyType(), target.getKeyType(), depth + 1);
        String value =
            renamed(item + ".value", map.getValueType(), target.getValueType(), depth + 1);
        yield unlessNull(
            sql,
            "map_from_entries(list_transform(map_entries(%s), lambda %s: struct_pack(key := %s, value := %s)))"
                .formatted(sql, item, key, value));
      }
      default ->
          throw new IllegalArgumentException(from + " and " + to + " differ in more than names");
    };
  }

  private static String unlessNull(String sql, String expression) {
    return "CASE WHEN " + sql + " IS NULL THEN NULL ELSE " + expression + " END";
  }
}
