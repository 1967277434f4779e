package dev.codeanatomy.plugin.codeanatomy.vector;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.complex.BaseListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Writes one value of any type as text. Two values of one type have the same text exactly if they
 * are the same value, whatever machine or release writes it:
 *
 * <ul>
 *   <li>integers in decimal, unsigned ones as such; {@code true} and {@code false}
 *   <li>floating point as the shortest decimal that reads back as the same number, without exponent
 *       and without {@code .0}: {@code 1}, {@code 1.5}; {@code NaN}, {@code inf}, {@code -inf}
 *   <li>decimals with all digits of their scale
 *   <li>dates, times and timestamps in ISO 8601 with seconds, {@code Z} where the type has a zone
 *   <li>bytes in lower-case hexadecimal
 *   <li>lists, structs and maps as JSON without spaces, texts inside them quoted, nulls {@code
 *       null}
 * </ul>
 */
final class ValueFormat {
  private ValueFormat() {}

  static boolean isText(FieldVector vector) {
    ArrowType type = vector.getField().getType();
    return type instanceof ArrowType.Utf8
        || type instanceof ArrowType.LargeUtf8
        || type instanceof ArrowType.Utf8View;
  }

  /** The text of {@code row}, which must not be null. */
  static String text(FieldVector vector, int row) {
    if (vector instanceof BaseIntVector) {
      return integer(vector, row);
    }
    if (vector instanceof Float4Vector) {
      return ShortestDecimal.text(((Float4Vector) vector).get(row));
    }
    if (vector instanceof FloatingPointVector) {
      return ShortestDecimal.text(((FloatingPointVector) vector).getValueAsDouble(row));
    }
    if (vector instanceof DecimalVector) {
      return ((DecimalVector) vector).getObject(row).toPlainString();
    }
    if (vector instanceof Decimal256Vector) {
      return ((Decimal256Vector) vector).getObject(row).toPlainString();
    }
    if (vector instanceof TimeStampVector) {
      return timestamp((TimeStampVector) vector, row);
    }
    if (vector instanceof BaseListVector || vector instanceof StructVector) {
      StringBuilder json = new StringBuilder();
      appendJson(vector, row, json);
      return json.toString();
    }
    return plain(vector, row);
  }

  private static String integer(FieldVector vector, int row) {
    ArrowType.Int type = (ArrowType.Int) vector.getField().getType();
    long value = ((BaseIntVector) vector).getValueAsLong(row);
    if (type.getIsSigned()) {
      return Long.toString(value);
    }
    int bits = type.getBitWidth();
    return bits == 64 ? Long.toUnsignedString(value) : Long.toString(value & ((1L << bits) - 1));
  }

  private static String timestamp(TimeStampVector vector, int row) {
    ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
    TimeUnit unit = unit(type.getUnit());
    long perSecond = unit.convert(1, TimeUnit.SECONDS);
    long value = vector.get(row);
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(value, perSecond), unit.toNanos(Math.floorMod(value, perSecond)));
    String text = DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    return type.getTimezone() == null ? text : text + "Z";
  }

  private static String plain(FieldVector vector, int row) {
    ArrowType type = vector.getField().getType();
    Object value = vector.getObject(row);
    if (value instanceof byte[]) {
      return HexFormat.of().formatHex((byte[]) value);
    }
    if (type instanceof ArrowType.Date && value instanceof Integer) {
      return LocalDate.ofEpochDay((Integer) value).toString();
    }
    if (type instanceof ArrowType.Time && value instanceof Number) {
      long nanos = unit(((ArrowType.Time) type).getUnit()).toNanos(((Number) value).longValue());
      return DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.ofNanoOfDay(nanos));
    }
    return String.valueOf(value);
  }

  private static TimeUnit unit(org.apache.arrow.vector.types.TimeUnit unit) {
    switch (unit) {
      case SECOND:
        return TimeUnit.SECONDS;
      case MILLISECOND:
        return TimeUnit.MILLISECONDS;
      case MICROSECOND:
        return TimeUnit.MICROSECONDS;
      default:
        return TimeUnit.NANOSECONDS;
    }
  }

  private static void appendJson(FieldVector vector, int row, StringBuilder json) {
    if (vector.getField().getType() instanceof ArrowType.Null || vector.isNull(row)) {
      json.append("null");
    } else if (vector instanceof MapVector) {
      appendMap((MapVector) vector, row, json);
    } else if (vector instanceof BaseListVector) {
      appendList((BaseListVector) vector, row, json);
    } else if (vector instanceof StructVector) {
      appendStruct((StructVector) vector, row, json);
    } else if (vector.getField().getType() instanceof ArrowType.Bool
        || vector instanceof BaseIntVector
        || vector instanceof FloatingPointVector) {
      json.append(text(vector, row));
    } else {
      appendQuoted(text(vector, row), json);
    }
  }

  private static void appendList(BaseListVector vector, int row, StringBuilder json) {
    FieldVector items = vector.getChildrenFromFields().get(0);
    int start = vector.getElementStartIndex(row);
    json.append('[');
    for (int i = start; i < vector.getElementEndIndex(row); i++) {
      if (i > start) {
        json.append(',');
      }
      appendJson(items, i, json);
    }
    json.append(']');
  }

  private static void appendMap(MapVector vector, int row, StringBuilder json) {
    StructVector entries = (StructVector) vector.getDataVector();
    FieldVector keys = entries.getChildrenFromFields().get(0);
    FieldVector values = entries.getChildrenFromFields().get(1);
    int start = vector.getElementStartIndex(row);
    json.append('{');
    for (int i = start; i < vector.getElementEndIndex(row); i++) {
      if (i > start) {
        json.append(',');
      }
      appendQuoted(text(keys, i), json);
      json.append(':');
      appendJson(values, i, json);
    }
    json.append('}');
  }

  private static void appendStruct(StructVector vector, int row, StringBuilder json) {
    json.append('{');
    String comma = "";
    for (FieldVector child : vector.getChildrenFromFields()) {
      json.append(comma);
      appendQuoted(child.getField().getName(), json);
      json.append(':');
      appendJson(child, row, json);
      comma = ",";
    }
    json.append('}');
  }

  private static void appendQuoted(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20) {
        json.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
