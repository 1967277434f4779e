package dev.codeanatomy.engine.delta;

import io.delta.kernel.expressions.Literal;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Single values between three texts: what DuckDB prints, what the log stores (Delta protocol,
 * "Partition Value Serialization"), and DuckDB literals.
 *
 * <p>Kernel's own parser is not used: it reads timestamps in the JVM's time zone.
 */
final class LogValues {
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?"
              + "(Z|[+-]\\d\\d(?::?\\d\\d)?(?::?\\d\\d)?)?");

  private LogValues() {}

  /**
   * Reads a value that DuckDB or a log printed.
   *
   * @return empty if the text is no value of the type, or one that the log cannot say (a year past
   *     9999, an infinite date)
   */
  static Optional<Literal> parse(DataType type, String text) {
    try {
      return switch (type) {
        case BooleanType ignored -> parseBoolean(text);
        case ByteType ignored -> Optional.of(Literal.ofByte(Byte.parseByte(text)));
        case ShortType ignored -> Optional.of(Literal.ofShort(Short.parseShort(text)));
        case IntegerType ignored -> Optional.of(Literal.ofInt(Integer.parseInt(text)));
        case LongType ignored -> Optional.of(Literal.ofLong(Long.parseLong(text)));
        case FloatType ignored -> Optional.of(Literal.ofFloat((float) parseDouble(text)));
        case DoubleType ignored -> Optional.of(Literal.ofDouble(parseDouble(text)));
        case DecimalType decimal -> {
          BigDecimal value =
              new BigDecimal(text).setScale(decimal.getScale(), RoundingMode.UNNECESSARY);
          yield value.precision() > decimal.getPrecision()
              ? Optional.empty()
              : Optional.of(Literal.ofDecimal(value, decimal.getPrecision(), decimal.getScale()));
        }
        case StringType ignored -> Optional.of(Literal.ofString(text));
        case DateType ignored ->
            parseDate(text).map(date -> Literal.ofDate((int) date.toEpochDay()));
        case TimestampType ignored -> parseMicros(text).map(Literal::ofTimestamp);
        case TimestampNTZType ignored -> parseMicros(text).map(Literal::ofTimestampNtz);
        default -> Optional.empty();
      };
    } catch (ArithmeticException | NumberFormatException | DateTimeException notOne) {
      return Optional.empty();
    }
  }

  private static Optional<Literal> parseBoolean(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1" -> Optional.of(Literal.ofBoolean(true));
      case "false", "0" -> Optional.of(Literal.ofBoolean(false));
      default -> Optional.empty();
    };
  }

  private static double parseDouble(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static Optional<LocalDate> parseDate(String text) {
    Matcher parts = DATE.matcher(text);
    return parts.matches()
        ? Optional.of(
            LocalDate.of(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3))))
        : Optional.empty();
  }

  private static Optional<Long> parseMicros(String text) {
    Matcher parts = TIMESTAMP.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String fraction = parts.group(5) == null ? "" : parts.group(5);
    LocalDateTime local =
        LocalDate.parse(parts.group(1))
            .atTime(
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Integer.parseInt(parts.group(4)));
    long seconds = local.toEpochSecond(offset(parts.group(6) == null ? "Z" : parts.group(6)));
    long micros = Long.parseLong((fraction + "000000").substring(0, 6));
    return Optional.of(Math.addExact(Math.multiplyExact(seconds, 1_000_000L), micros));
  }

  private static ZoneOffset offset(String text) {
    return ZoneOffset.of(text);
  }

  /** A DuckDB expression with exactly this type and value. */
  static String sql(Literal literal) {
    DataType type = literal.getDataType();
    Object value = literal.getValue();
    if (value == null) {
      return "CAST(NULL AS " + DuckDbTypes.name(type) + ")";
    }
    return switch (type) {
      case BooleanType ignored -> value.toString();
      case StringType ignored -> SqlText.string(value.toString());
      case DateType ignored -> "CAST('" + LocalDate.ofEpochDay((int) value) + "' AS DATE)";
      case TimestampType ignored -> "make_timestamptz(CAST(" + value + " AS BIGINT))";
      case TimestampNTZType ignored -> "make_timestamp(CAST(" + value + " AS BIGINT))";
      case DecimalType ignored ->
          "CAST('" + ((BigDecimal) value).toPlainString() + "' AS " + DuckDbTypes.name(type) + ")";
      default -> "CAST('" + value + "' AS " + DuckDbTypes.name(type) + ")";
    };
  }
}
