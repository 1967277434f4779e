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
import io.delta.kernel.types.FieldMetadata;
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
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The Delta column of the type table, from Arrow's side: unsigned numbers widen, times, intervals,
 * UUIDs and nanoseconds are refused by name. {@link ArrowTypes} is the way back.
 */
final class DeltaTypes {
  private static final int MAX_PRECISION = 38;

  private DeltaTypes() {}

  /**
   * The table schema for these columns. All are nullable: what a query returns carries no promise.
   *
   * @throws EngineException with {@link FindingCode#DELTA_TYPE_REFUSED} naming the column
   */
  static StructType tableSchema(Schema schema) {
    return struct("", schema.getFields());
  }

  private static StructType struct(String path, List<Field> fields) {
    List<StructField> converted = new ArrayList<>();
    for (Field field : fields) {
      converted.add(
          new StructField(
              field.getName(), type(join(path, field.getName()), field), true, metadata(field)));
    }
    return new StructType(converted);
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static FieldMetadata metadata(Field field) {
    FieldMetadata.Builder metadata = FieldMetadata.builder();
    field.getMetadata().forEach(metadata::putString);
    return metadata.build();
  }

  private static DataType type(String path, Field field) {
    List<Field> children = field.getChildren();
    return switch (field.getType()) {
      case ArrowType.Bool ignored -> BooleanType.BOOLEAN;
      case ArrowType.Int number -> integer(number);
      case ArrowType.FloatingPoint number ->
          switch (number.getPrecision()) {
            case SINGLE -> FloatType.FLOAT;
            case DOUBLE -> DoubleType.DOUBLE;
            case HALF -> throw refused(path, field, "cast it to REAL");
          };
      case ArrowType.Decimal decimal when decimal.getPrecision() <= MAX_PRECISION ->
          new DecimalType(decimal.getPrecision(), decimal.getScale());
      case ArrowType.Utf8 ignored -> StringType.STRING;
      case ArrowType.LargeUtf8 ignored -> StringType.STRING;
      case ArrowType.Utf8View ignored -> StringType.STRING;
      case ArrowType.Binary ignored -> BinaryType.BINARY;
      case ArrowType.LargeBinary ignored -> BinaryType.BINARY;
      case ArrowType.BinaryView ignored -> BinaryType.BINARY;
      case ArrowType.Date ignored -> DateType.DATE;
      case ArrowType.Timestamp time when time.getUnit() != TimeUnit.NANOSECOND ->
          time.getTimezone() == null ? TimestampNTZType.TIMESTAMP_NTZ : TimestampType.TIMESTAMP;
      case ArrowType.Timestamp ignored ->
          throw refused(path, field, "cast it to TIMESTAMP, which has microseconds");
      case ArrowType.Time ignored -> throw refused(path, field, "cast it to VARCHAR");
      case ArrowType.Interval ignored ->
          throw refused(path, field, "store its months, days and microseconds as numbers");
      case ArrowType.Duration ignored -> throw refused(path, field, "store its microseconds");
      case ArrowType.List ignored -> list(path, children);
      case ArrowType.LargeList ignored -> list(path, children);
      case ArrowType.FixedSizeList ignored -> list(path, children);
      case ArrowType.Struct ignored -> struct(path, children);
      case ArrowType.Map ignored -> {
        List<Field> entry = children.getFirst().getChildren();
        yield new MapType(
            type(join(path, "key"), entry.getFirst()),
            type(join(path, "value"), entry.get(1)),
            true);
      }
      case ArrowType.FixedSizeBinary ignored -> throw refused(path, field, "cast it to VARCHAR");
      case ArrowType.ExtensionType ignored -> throw refused(path, field, "cast it to VARCHAR");
      default -> throw refused(path, field, "cast it to a type that Delta has");
    };
  }

  private static ArrayType list(String path, List<Field> children) {
    return new ArrayType(type(join(path, "element"), children.getFirst()), true);
  }

  private static DataType integer(ArrowType.Int number) {
    int bits = number.getBitWidth() * (number.getIsSigned() ? 1 : 2);
    return switch (bits) {
      case 8 -> ByteType.BYTE;
      case 16 -> ShortType.SHORT;
      case 32 -> IntegerType.INTEGER;
      case 64 -> LongType.LONG;
      default -> new DecimalType(20, 0);
    };
  }

  private static EngineException refused(String path, Field field, String remedy) {
    return new EngineException(
        EngineStage.WRITE,
        Finding.of(
                FindingCode.DELTA_TYPE_REFUSED,
                path,
                "the column's type " + field.getType() + " cannot be stored in a Delta table")
            .remedy("To keep it, " + remedy + " in the view"));
  }
}
