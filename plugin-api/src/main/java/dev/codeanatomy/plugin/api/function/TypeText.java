package dev.codeanatomy.plugin.api.function;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Writes a type as a signature spells it; {@link TypeParser} reads it back. Stateless. */
final class TypeText {
  static final String EXTENSION_KEY = "ARROW:extension:name";
  static final String UUID_EXTENSION = "arrow.uuid";

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern PLAIN_ZONE = Pattern.compile("[A-Za-z0-9_/+:-]+");

  private TypeText() {}

  /** The type with all that is in it; whether the field itself may be null is no part of it. */
  static String of(Field field) {
    ArrowType type = field.getType();
    if (isUuid(field)) {
      return "uuid";
    }
    if (type instanceof ArrowType.Struct) {
      StringBuilder text = new StringBuilder("struct<");
      for (Field child : field.getChildren()) {
        text.append(text.length() == 7 ? "" : ", ").append(name(child.getName())).append(' ');
        text.append(child(child));
      }
      return text.append('>').toString();
    }
    if (type instanceof ArrowType.Map && isMap(field)) {
      Field entry = field.getChildren().get(0);
      return of(type)
          + "<"
          + of(entry.getChildren().get(0))
          + ", "
          + child(entry.getChildren().get(1))
          + ">";
    }
    return field.getChildren().size() == 1
        ? of(type) + "<" + child(field.getChildren().get(0)) + ">"
        : of(type);
  }

  private static boolean isUuid(Field field) {
    return field.getType() instanceof ArrowType.FixedSizeBinary
        && ((ArrowType.FixedSizeBinary) field.getType()).getByteWidth() == 16
        && UUID_EXTENSION.equals(field.getMetadata().get(EXTENSION_KEY));
  }

  private static boolean isMap(Field field) {
    return field.getChildren().size() == 1 && field.getChildren().get(0).getChildren().size() == 2;
  }

  private static String child(Field field) {
    return of(field) + (field.isNullable() ? "" : " not null");
  }

  private static String name(String name) {
    return PLAIN_NAME.matcher(name).matches() ? name : quoted(name);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The type itself, without what is in it. */
  static String of(ArrowType type) {
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
        return "decimal"
            + (decimal.getBitWidth() == 128 ? "" : String.valueOf(decimal.getBitWidth()))
            + ("(" + decimal.getPrecision() + "," + decimal.getScale() + ")");
      case Date:
        return ((ArrowType.Date) type).getUnit() == DateUnit.DAY ? "date32" : "date64";
      case Timestamp:
        ArrowType.Timestamp timestamp = (ArrowType.Timestamp) type;
        return "timestamp(" + unit(timestamp.getUnit()) + zone(timestamp) + ")";
      case Time:
        return "time(" + unit(((ArrowType.Time) type).getUnit()) + ")";
      case Duration:
        return "duration(" + unit(((ArrowType.Duration) type).getUnit()) + ")";
      case Interval:
        return "interval("
            + ((ArrowType.Interval) type).getUnit().name().toLowerCase(Locale.ROOT)
            + ")";
      case FixedSizeBinary:
        return "fixed_size_binary(" + ((ArrowType.FixedSizeBinary) type).getByteWidth() + ")";
      case FixedSizeList:
        return "fixed_size_list(" + ((ArrowType.FixedSizeList) type).getListSize() + ")";
      case Map:
        return ((ArrowType.Map) type).getKeysSorted() ? "map(sorted)" : "map";
      case LargeUtf8:
        return "large_utf8";
      case Utf8View:
        return "utf8_view";
      case LargeBinary:
        return "large_binary";
      case BinaryView:
        return "binary_view";
      case LargeList:
        return "large_list";
      default:
        return type.getTypeID().name().toLowerCase(Locale.ROOT);
    }
  }

  private static String zone(ArrowType.Timestamp timestamp) {
    String zone = timestamp.getTimezone();
    if (zone == null) {
      return "";
    }
    return "," + (PLAIN_ZONE.matcher(zone).matches() ? zone : quoted(zone));
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
