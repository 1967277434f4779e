package dev.codeanatomy.cli.rows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.PeriodDuration;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeNanoVector;
import org.apache.arrow.vector.TimeStampVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * One scalar cell as text: ISO 8601 for dates and times (a timestamp with zone in UTC, with {@code
 * Z}; fractions as long as needed), {@code P1M2DT3S} for intervals, lower-case hex for bytes.
 */
final class ScalarText {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(java.util.Locale.ROOT);
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(TIME)
          .toFormatter(java.util.Locale.ROOT);

  private ScalarText() {}

  /**
   * The text of a cell that is not null.
   *
   * @throws IllegalArgumentException if the engine hands out a type that has no text here
   */
  static String of(FieldVector vector, int row) {
    return switch (vector) {
      case VarCharVector v -> new String(v.get(row), StandardCharsets.UTF_8);
      case ViewVarCharVector v -> new String(v.get(row), StandardCharsets.UTF_8);
      case BitVector v -> v.get(row) == 1 ? "true" : "false";
      case UInt1Vector v -> Integer.toString(v.get(row) & 0xff);
      case UInt2Vector v -> Integer.toString(v.get(row) & 0xffff);
      case UInt4Vector v -> Integer.toUnsignedString(v.get(row));
      case UInt8Vector v -> Long.toUnsignedString(v.get(row));
      case DecimalVector v -> v.getObject(row).toPlainString();
      case DateDayVector v -> LocalDate.ofEpochDay(v.get(row)).toString();
      case TimeMicroVector v -> TIME.format(LocalTime.ofNanoOfDay(v.get(row) * 1_000));
      case TimeNanoVector v -> TIME.format(LocalTime.ofNanoOfDay(v.get(row)));
      case TimeStampVector v -> timestamp(v, row);
      case IntervalMonthDayNanoVector v -> interval(v.getObject(row));
      case VarBinaryVector v -> HexFormat.of().formatHex(v.get(row));
      case FixedSizeBinaryVector v -> fixedBinary(v, row);
      default -> other(vector, row);
    };
  }

  private static String other(FieldVector vector, int row) {
    ArrowType type = vector.getField().getType();
    if (type instanceof ArrowType.Int || type instanceof ArrowType.FloatingPoint) {
      return String.valueOf(vector.getObject(row));
    }
    throw new IllegalArgumentException(
        "Column " + vector.getName() + " has type " + type + ", which has no text form");
  }

  private static String timestamp(TimeStampVector vector, int row) {
    ArrowType.Timestamp type = (ArrowType.Timestamp) vector.getField().getType();
    long perSecond =
        switch (type.getUnit()) {
          case SECOND -> 1L;
          case MILLISECOND -> 1_000L;
          case MICROSECOND -> 1_000_000L;
          case NANOSECOND -> 1_000_000_000L;
        };
    long value = vector.get(row);
    // DuckDB's infinities; no calendar reaches them.
    if (value == Long.MAX_VALUE || value == -Long.MAX_VALUE) {
      return value > 0 ? "infinity" : "-infinity";
    }
    long nanos = Math.floorMod(value, perSecond) * (1_000_000_000L / perSecond);
    LocalDateTime time =
        LocalDateTime.ofInstant(
            Instant.ofEpochSecond(Math.floorDiv(value, perSecond), nanos), ZoneOffset.UTC);
    return TIMESTAMP.format(time) + (type.getTimezone() == null ? "" : "Z");
  }

  private static String interval(PeriodDuration value) {
    String period = value.getPeriod().normalized().toString();
    if (value.getDuration().isZero()) {
      return value.getPeriod().isZero() ? "PT0S" : period;
    }
    String duration = value.getDuration().toString();
    return value.getPeriod().isZero() ? duration : period + duration.substring(1);
  }

  private static String fixedBinary(FixedSizeBinaryVector vector, int row) {
    byte[] bytes = vector.get(row);
    if ("arrow.uuid".equals(vector.getField().getMetadata().get("ARROW:extension:name"))) {
      ByteBuffer halves = ByteBuffer.wrap(bytes);
      return new UUID(halves.getLong(), halves.getLong()).toString();
    }
    return HexFormat.of().formatHex(bytes);
  }
}
