package dev.codeanatomy.engine.duckdb;

import static dev.codeanatomy.engine.duckdb.Functions.list;
import static dev.codeanatomy.engine.duckdb.Functions.struct;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.util.List;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** Arrow fields by a short name. */
final class TypeSamples {
  private TypeSamples() {}

  static Field field(String name) {
    return switch (name) {
      case "bool" -> Functions.field("v", ArrowTypes.BOOL);
      case "int8", "int16", "int32", "int64" -> integer(Integer.parseInt(name.substring(3)), true);
      case "uint8", "uint16", "uint32", "uint64" ->
          integer(Integer.parseInt(name.substring(4)), false);
      case "float32" -> Functions.field("v", ArrowTypes.FLOAT32);
      case "float64" -> Functions.field("v", ArrowTypes.FLOAT64);
      case "decimal4" -> decimal(4, 1);
      case "decimal9" -> decimal(9, 2);
      case "decimal18" -> decimal(18, 3);
      case "decimal38" -> decimal(38, 4);
      case "utf8" -> Functions.field("v", ArrowTypes.UTF8);
      case "binary" -> Functions.field("v", ArrowTypes.BINARY);
      case "date32" -> Functions.field("v", ArrowTypes.DATE32);
      case "time64" -> Functions.field("v", new ArrowType.Time(TimeUnit.MICROSECOND, 64));
      case "timestamp_us" -> Functions.field("v", ArrowTypes.TIMESTAMP_US);
      case "timestamp_utc" ->
          Functions.field("v", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC"));
      case "timestamp_s" -> Functions.field("v", new ArrowType.Timestamp(TimeUnit.SECOND, null));
      case "list_int64" -> list("v", Functions.field("element", ArrowTypes.INT64));
      case "list_utf8" -> list("v", Functions.field("element", ArrowTypes.UTF8));
      case "struct" ->
          struct(
              "v", Functions.field("a", ArrowTypes.INT64), Functions.field("b", ArrowTypes.UTF8));
      case "deep" ->
          list("v", struct("e", list("l", struct("e", Functions.field("k", ArrowTypes.UTF8)))));
      case "map" ->
          new Field(
              "v",
              FieldType.nullable(new ArrowType.Map(false)),
              List.of(
                  new Field(
                      "entries",
                      FieldType.notNullable(ArrowType.Struct.INSTANCE),
                      List.of(
                          ArrowTypes.notNull("key", ArrowTypes.UTF8),
                          Functions.field("value", ArrowTypes.INT64)))));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Field integer(int bits, boolean signed) {
    return Functions.field("v", new ArrowType.Int(bits, signed));
  }

  private static Field decimal(int precision, int scale) {
    return Functions.field("v", new ArrowType.Decimal(precision, scale, 128));
  }
}
