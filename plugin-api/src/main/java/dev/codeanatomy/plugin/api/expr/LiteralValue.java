package dev.codeanatomy.plugin.api.expr;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.TypeSet;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.arrow.vector.PeriodDuration;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.IntervalUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/** Which Java values are values of an Arrow type, and how they are written. Stateless. */
final class LiteralValue {
  private static final long SECONDS_A_DAY = 86_400;

  private LiteralValue() {}

  /**
   * The value in the one form its type has.
   *
   * @throws IllegalArgumentException if it is no value of the type
   */
  static Object checked(Field type, Object value) {
    return form(type, value)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The "
                        + value.getClass().getSimpleName()
                        + " "
                        + plain(value)
                        + " is not a value of type "
                        + ArrowTypes.text(type)));
  }

  private static Optional<Object> form(Field field, Object value) {
    ArrowType type = field.getType();
    switch (type.getTypeID()) {
      case Bool:
        return only(Boolean.class, value);
      case Int:
        return integer((ArrowType.Int) type, value);
      case FloatingPoint:
        return floatingPoint((ArrowType.FloatingPoint) type, value);
      case Decimal:
        return decimal((ArrowType.Decimal) type, value);
      case Utf8:
      case LargeUtf8:
      case Utf8View:
        return only(String.class, value);
      case Binary:
      case LargeBinary:
      case BinaryView:
        return bytes(value);
      case FixedSizeBinary:
        int width = ((ArrowType.FixedSizeBinary) type).getByteWidth();
        return bytes(value).filter(copy -> ((byte[]) copy).length == width);
      case Date:
        return within(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case Time:
        return within(value, 0, SECONDS_A_DAY * perSecond(((ArrowType.Time) type).getUnit()));
      case Timestamp:
        return only(Long.class, value);
      case Interval:
        return ((ArrowType.Interval) type).getUnit() == IntervalUnit.MONTH_DAY_NANO
            ? only(PeriodDuration.class, value).flatMap(v -> interval((PeriodDuration) v))
            : Optional.empty();
      case List:
      case LargeList:
        return elements(field, value);
      case FixedSizeList:
        int size = ((ArrowType.FixedSizeList) type).getListSize();
        return elements(field, value).filter(all -> ((List<?>) all).size() == size);
      case Struct:
        return children(field.getChildren(), value);
      case Map:
        return elements(field, value).filter(all -> distinctKeys((List<?>) all));
      default:
        return Optional.empty();
    }
  }

  /** As months, days and nanoseconds, which is how Arrow has it. */
  private static Optional<Object> interval(PeriodDuration value) {
    try {
      int months = Math.toIntExact(value.getPeriod().toTotalMonths());
      Duration time = Duration.ofNanos(value.getDuration().toNanos());
      return Optional.of(
          new PeriodDuration(Period.of(0, months, value.getPeriod().getDays()), time));
    } catch (ArithmeticException tooLong) {
      return Optional.empty();
    }
  }

  private static Optional<Object> only(Class<?> wanted, Object value) {
    return Optional.of(value).filter(wanted::isInstance);
  }

  private static Optional<Object> within(Object value, long low, long high) {
    return only(Long.class, value).filter(v -> low <= (Long) v && (Long) v <= high);
  }

  private static Optional<Object> integer(ArrowType.Int type, Object value) {
    int bits = type.getBitWidth();
    if (type.getIsSigned()) {
      return within(value, -1L << (bits - 1), ~(-1L << (bits - 1)));
    }
    if (bits < Long.SIZE) {
      return within(value, 0, (1L << bits) - 1);
    }
    return Optional.of(value instanceof Long ? BigInteger.valueOf((Long) value) : value)
        .filter(v -> v instanceof BigInteger && ((BigInteger) v).signum() >= 0)
        .filter(v -> ((BigInteger) v).bitLength() <= bits)
        .map(v -> plain((BigInteger) v));
  }

  private static Optional<Object> floatingPoint(ArrowType.FloatingPoint type, Object value) {
    FloatingPointPrecision precision = type.getPrecision();
    if (precision == FloatingPointPrecision.HALF) {
      return Optional.empty();
    }
    return only(Double.class, value)
        .filter(
            v ->
                precision == FloatingPointPrecision.DOUBLE
                    || Double.compare((double) ((Double) v).floatValue(), (Double) v) == 0);
  }

  private static Optional<Object> decimal(ArrowType.Decimal type, Object value) {
    if (!(value instanceof BigDecimal)) {
      return Optional.empty();
    }
    BigDecimal given = (BigDecimal) value;
    BigDecimal number = new BigDecimal(plain(given.unscaledValue()), given.scale());
    // Looked at before the scale is set: a number of few digits may have a scale of a billion.
    BigDecimal digits = number.stripTrailingZeros();
    long whole = (long) digits.precision() - digits.scale();
    if (number.signum() != 0
        && (digits.scale() > type.getScale() || whole > type.getPrecision() - type.getScale())) {
      return Optional.empty();
    }
    return Optional.of(
        number.signum() == 0
            ? BigDecimal.ZERO.setScale(type.getScale())
            : digits.setScale(type.getScale(), RoundingMode.UNNECESSARY));
  }

  /** A copy, as the class is open: whoever has the literal shall run none of the caller's code. */
  private static BigInteger plain(BigInteger number) {
    return new BigInteger(number.toByteArray());
  }

  private static Optional<Object> bytes(Object value) {
    return only(byte[].class, value).map(bytes -> ((byte[]) bytes).clone());
  }

  /** A list's elements or a map's entries. */
  private static Optional<Object> elements(Field field, Object value) {
    if (!(value instanceof List) || field.getChildren().size() != 1) {
      return Optional.empty();
    }
    List<Field> types = new ArrayList<>();
    ((List<?>) value).forEach(each -> types.add(field.getChildren().get(0)));
    return children(types, value);
  }

  private static Optional<Object> children(List<Field> types, Object value) {
    if (!(value instanceof List) || ((List<?>) value).size() != types.size()) {
      return Optional.empty();
    }
    List<?> values = (List<?>) value;
    for (int i = 0; i < types.size(); i++) {
      if (!(values.get(i) instanceof Literal) || !fits(types.get(i), (Literal) values.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(values));
  }

  private static boolean fits(Field type, Literal value) {
    return TypeSet.exactly(type).accepts(value.field()) && (type.isNullable() || !value.isNull());
  }

  private static boolean distinctKeys(List<?> entries) {
    Set<Literal> keys = new HashSet<>();
    return entries.stream().allMatch(entry -> keys.add(((Literal) entry).asList().get(0)));
  }

  private static long perSecond(TimeUnit unit) {
    switch (unit) {
      case SECOND:
        return 1;
      case MILLISECOND:
        return 1_000;
      case MICROSECOND:
        return 1_000_000;
      default:
        return 1_000_000_000;
    }
  }

  /** The value alone, so that different values of one type have different texts. */
  static String text(Literal literal) {
    if (literal.isNull()) {
      return "null";
    }
    Object value = literal.value().orElseThrow();
    if (!(value instanceof List)) {
      return plain(value);
    }
    List<String> texts = new ArrayList<>();
    literal.asList().forEach(each -> texts.add(text(each)));
    if (literal.type() instanceof ArrowType.Struct) {
      List<Field> children = literal.field().getChildren();
      for (int i = 0; i < texts.size(); i++) {
        texts.set(i, children.get(i).getName() + ": " + texts.get(i));
      }
      return texts.stream().collect(Collectors.joining(", ", "{", "}"));
    }
    return texts.stream().collect(Collectors.joining(", ", "[", "]"));
  }

  /** A signature is one line, so what would break it is written as an escape. */
  private static String oneLine(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\'' || c == '\\') {
        text.append(c).append(c);
      } else if (Character.isISOControl(c)) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static String plain(Object value) {
    if (value instanceof String) {
      return "'" + oneLine((String) value) + "'";
    }
    if (!(value instanceof byte[])) {
      return String.valueOf(value);
    }
    StringBuilder text = new StringBuilder("x'");
    for (byte each : (byte[]) value) {
      text.append(Character.forDigit(each >> 4 & 15, 16)).append(Character.forDigit(each & 15, 16));
    }
    return text.append("'").toString();
  }
}
