package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;
import java.util.Locale;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/** The Arrow types that functions use most, and how a signature spells a type. */
@PluginBuilds(since = "0.1")
public final class ArrowTypes {
  public static final ArrowType BOOL = ArrowType.Bool.INSTANCE;
  public static final ArrowType INT32 = new ArrowType.Int(32, true);
  public static final ArrowType INT64 = new ArrowType.Int(64, true);
  public static final ArrowType FLOAT32 =
      new ArrowType.FloatingPoint(FloatingPointPrecision.SINGLE);
  public static final ArrowType FLOAT64 =
      new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
  public static final ArrowType UTF8 = ArrowType.Utf8.INSTANCE;
  public static final ArrowType BINARY = ArrowType.Binary.INSTANCE;
  public static final ArrowType DATE32 = new ArrowType.Date(DateUnit.DAY);
  public static final ArrowType TIMESTAMP_US = new ArrowType.Timestamp(TimeUnit.MICROSECOND, null);

  private ArrowTypes() {}

  /** A nullable field of a type without children. */
  public static Field nullable(String name, ArrowType type) {
    return new Field(name, FieldType.nullable(type), null);
  }

  /** A field of a type without children that is never null. */
  public static Field notNull(String name, ArrowType type) {
    return new Field(name, FieldType.notNullable(type), null);
  }

  /**
   * The type as a signature spells it: {@code bool}, {@code int64}, {@code utf8}, {@code struct}.
   */
  public static String text(ArrowType type) {
    switch (type.getTypeID()) {
      case Int:
        ArrowType.Int integer = (ArrowType.Int) type;
        return (integer.getIsSigned() ? "int" : "uint") + integer.getBitWidth();
      case FloatingPoint:
        switch (((ArrowType.FloatingPoint) type).getPrecision()) {
          case SINGLE:
            return "float32";
          case DOUBLE:
            return "float64";
          default:
            return "float16";
        }
      case Decimal:
        ArrowType.Decimal decimal = (ArrowType.Decimal) type;
        return "decimal(" + decimal.getPrecision() + "," + decimal.getScale() + ")";
      case Date:
        return ((ArrowType.Date) type).getUnit() == DateUnit.DAY ? "date32" : "date64";
      case Timestamp:
        ArrowType.Timestamp timestamp = (ArrowType.Timestamp) type;
        return "timestamp("
            + unit(timestamp.getUnit())
            + (timestamp.getTimezone() == null ? "" : "," + timestamp.getTimezone())
            + ")";
      case Time:
        return "time(" + unit(((ArrowType.Time) type).getUnit()) + ")";
      default:
        return type.getTypeID().name().toLowerCase(Locale.ROOT);
    }
  }

  private static String unit(TimeUnit unit) {
    switch (unit) {
      case SECOND:
        return "s";
      case MILLISECOND:
        return "ms";
      case MICROSECOND:
        return "us";
      default:
        return "ns";
    }
  }
}
