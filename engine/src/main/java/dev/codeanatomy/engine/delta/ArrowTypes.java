package dev.codeanatomy.engine.delta;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
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
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** The Delta column of the type table, from Delta's side. */
final class ArrowTypes {
  private ArrowTypes() {}

  /**
   * The columns of a table as the rest of the engine knows them.
   *
   * @throws EngineException with {@link FindingCode#DELTA_TYPE_REFUSED} naming the column
   */
  static Schema schema(StructType table) {
    return new Schema(table.fields().stream().map(field -> field("", field)).toList());
  }

  static Field field(String path, StructField field) {
    String name = field.getName();
    return field(path.isEmpty() ? name : path + "." + name, field, name);
  }

  private static Field field(String path, StructField field, String name) {
    return of(path, name, field.getDataType(), field.isNullable(), metadata(field));
  }

  /** What users attached; what Delta itself keeps there is not theirs. */
  private static Map<String, String> metadata(StructField field) {
    Map<String, String> kept = new TreeMap<>();
    field
        .getMetadata()
        .getEntries()
        .forEach(
            (key, value) -> {
              if (value instanceof String text
                  && !key.startsWith("delta.")
                  && !key.startsWith("PARQUET:")) {
                kept.put(key, text);
              }
            });
    return kept;
  }

  private static Field of(
      String path, String name, DataType type, boolean nullable, Map<String, String> metadata) {
    return new Field(
        name, new FieldType(nullable, arrow(path, type), null, metadata), children(path, type));
  }

  private static @Nullable List<Field> children(String path, DataType type) {
    return switch (type) {
      case StructType struct -> struct.fields().stream().map(field -> field(path, field)).toList();
      case ArrayType array ->
          List.of(of(path, "element", array.getElementType(), array.containsNull(), Map.of()));
      case MapType map ->
          List.of(
              new Field(
                  "entries",
                  FieldType.notNullable(ArrowType.Struct.INSTANCE),
                  List.of(
                      of(path, "key", map.getKeyType(), false, Map.of()),
                      of(path, "value", map.getValueType(), map.isValueContainsNull(), Map.of()))));
      default -> null;
    };
  }

  private static ArrowType arrow(String path, DataType type) {
    return switch (type) {
      case BooleanType ignored -> ArrowType.Bool.INSTANCE;
      case ByteType ignored -> new ArrowType.Int(8, true);
      case ShortType ignored -> new ArrowType.Int(16, true);
      case IntegerType ignored -> new ArrowType.Int(32, true);
      case LongType ignored -> new ArrowType.Int(64, true);
      case FloatType ignored -> new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
      case DoubleType ignored -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case DecimalType decimal ->
          new ArrowType.Decimal(decimal.getPrecision(), decimal.getScale(), 128);
      case StringType text when text.isUTF8BinaryCollated() -> ArrowType.Utf8.INSTANCE;
      case BinaryType ignored -> ArrowType.Binary.INSTANCE;
      case DateType ignored -> new ArrowType.Date(DateUnit.DAY);
      case TimestampType ignored -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC");
      case TimestampNTZType ignored -> new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);
      case StructType ignored -> ArrowType.Struct.INSTANCE;
      case ArrayType ignored -> ArrowType.List.INSTANCE;
      case MapType ignored -> new ArrowType.Map(false);
      default ->
          throw new EngineException(
              EngineStage.VALIDATE,
              Finding.of(
                  FindingCode.DELTA_TYPE_REFUSED,
                  path,
                  "the column's Delta type " + type + " cannot be read"));
    };
  }
}
