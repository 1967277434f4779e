package dev.codeanatomy.host.call;

import dev.codeanatomy.common.number.Float64Decimals;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.TypeSet;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * The casts that a call gets without asking: those that lose nothing. A constant is looked at by
 * its value, so {@code 1} fits where {@code int32} is wanted whatever type the parser gave it, and
 * {@code 0.1}, a decimal by the letter of SQL, fits {@code float64}, which gives its digits back;
 * {@code float32} takes a constant only exactly. What is no constant is looked at by its type:
 * every value must have its own in the other type, or make the executor refuse it, as a date does
 * that is too far away for microseconds. Stateless.
 */
public final class ImplicitCasts {
  private static final String EXTENSION_KEY = "ARROW:extension:name";

  /** The digits that each floating point type gives back, whatever they are. */
  private static final int FLOAT64_DIGITS = 15;

  /** The whole numbers of up to so many digits are each a float32. */
  private static final int FLOAT32_WHOLE_DIGITS = 7;

  /** No type of whole numbers or decimals has more digits before the point. */
  private static final int MOST_DIGITS = 76;

  private static final long SECONDS_A_DAY = 86_400L;

  private ImplicitCasts() {}

  /**
   * What the argument becomes: its own type where the set accepts it, else the first cast target it
   * goes to without loss, else nothing.
   */
  public static Optional<ArrowType> target(TypeSet types, Field from, Optional<Literal> literal) {
    ArrowType type = from.getType();
    if (types.accepts(from)) {
      // An untyped null has to be of some type where it crosses into a vector: a text.
      return Optional.of(type instanceof ArrowType.Null ? ArrowTypes.UTF8 : type);
    }
    if (from.getMetadata().containsKey(EXTENSION_KEY)) {
      // A UUID is more than its sixteen bytes.
      return Optional.empty();
    }
    return types.castTargets().stream()
        .filter(to -> literal.map(l -> cast(l, to).isPresent()).orElseGet(() -> fits(type, to)))
        .findFirst();
  }

  /** The constant as a value of the type, if it has the same there. */
  public static Optional<Literal> cast(Literal literal, ArrowType to) {
    ArrowType from = literal.type();
    if (from.equals(to)) {
      return Optional.of(literal);
    }
    if (from instanceof ArrowType.Null || literal.isNull()) {
      boolean sameKind = kind(from) == kind(to) && kind(from) != Kind.OTHER;
      return Optional.of(Literal.ofNull(to))
          .filter(l -> from instanceof ArrowType.Null || sameKind);
    }
    Object value = literal.value().orElseThrow();
    if (kind(from) == Kind.NUMBER) {
      return number(from, value, to);
    }
    if (kind(from) == Kind.TIME) {
      return time(literal, to);
    }
    return kind(from) == kind(to) && (kind(from) == Kind.TEXT || kind(from) == Kind.BYTES)
        ? literal(to, value)
        : Optional.empty();
  }

  private static Optional<Literal> number(ArrowType from, Object value, ArrowType to) {
    if (value instanceof Double && to instanceof ArrowType.FloatingPoint) {
      return literal(to, value);
    }
    if (value instanceof Double && !Double.isFinite((Double) value)) {
      return Optional.empty();
    }
    BigDecimal number = plain(value);
    BigDecimal digits = number.stripTrailingZeros();
    if (to instanceof ArrowType.Int) {
      return digits.scale() > 0 || (long) digits.precision() - digits.scale() > MOST_DIGITS
          ? Optional.empty()
          : whole(to, digits.toBigIntegerExact());
    }
    if (to instanceof ArrowType.FloatingPoint) {
      double nearest = number.doubleValue();
      boolean exact = Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(number) == 0;
      boolean givenBack =
          from instanceof ArrowType.Decimal
              && to.equals(ArrowTypes.FLOAT64)
              && Float64Decimals.lossless(number).isPresent();
      return exact || givenBack ? literal(to, nearest) : Optional.empty();
    }
    return to instanceof ArrowType.Decimal ? literal(to, number) : Optional.empty();
  }

  private static BigDecimal plain(Object value) {
    if (value instanceof Long) {
      return BigDecimal.valueOf((Long) value);
    }
    if (value instanceof BigInteger) {
      return new BigDecimal((BigInteger) value);
    }
    return value instanceof Double ? new BigDecimal((Double) value) : (BigDecimal) value;
  }

  private static Optional<Literal> time(Literal literal, ArrowType to) {
    ArrowType from = literal.type();
    BigInteger value = BigInteger.valueOf(literal.asLong());
    if (from instanceof ArrowType.Timestamp timestamp && to instanceof ArrowType.Timestamp other) {
      return sameZone(timestamp, other)
          ? scaled(value, timestamp.getUnit(), other.getUnit(), to)
          : Optional.empty();
    }
    if (from instanceof ArrowType.Time time && to instanceof ArrowType.Time other) {
      return scaled(value, time.getUnit(), other.getUnit(), to);
    }
    if (from instanceof ArrowType.Date && to instanceof ArrowType.Timestamp timestamp) {
      BigInteger seconds = value.multiply(BigInteger.valueOf(SECONDS_A_DAY));
      return timestamp.getTimezone() == null
          ? scaled(seconds, TimeUnit.SECOND, timestamp.getUnit(), to)
          : Optional.empty();
    }
    return from instanceof ArrowType.Date && to instanceof ArrowType.Date
        ? literal(to, literal.asLong())
        : Optional.empty();
  }

  private static Optional<Literal> scaled(
      BigInteger value, TimeUnit from, TimeUnit unit, ArrowType to) {
    int steps = unit.ordinal() - from.ordinal();
    BigInteger factor = BigInteger.valueOf(1000).pow(Math.abs(steps));
    if (steps >= 0) {
      return whole(to, value.multiply(factor));
    }
    BigInteger[] parts = value.divideAndRemainder(factor);
    return parts[1].signum() == 0 ? whole(to, parts[0]) : Optional.empty();
  }

  private static Optional<Literal> whole(ArrowType to, BigInteger value) {
    return literal(to, value.bitLength() < Long.SIZE ? (Object) value.longValue() : value);
  }

  /** The one place that says which values a type has is the literal itself. */
  private static Optional<Literal> literal(ArrowType to, Object value) {
    try {
      return Optional.of(Literal.of(to, value));
    } catch (IllegalArgumentException noValueOfTheType) {
      return Optional.empty();
    }
  }

  private static boolean fits(ArrowType from, ArrowType to) {
    if (from instanceof ArrowType.Null) {
      return true;
    }
    if (from instanceof ArrowType.Int integer) {
      return integerFits(integer, to);
    }
    if (from instanceof ArrowType.FloatingPoint point) {
      return to instanceof ArrowType.FloatingPoint wider
          && point.getPrecision().compareTo(wider.getPrecision()) <= 0;
    }
    if (from instanceof ArrowType.Decimal decimal) {
      return decimalFits(decimal, to);
    }
    if (from instanceof ArrowType.Date date) {
      return date.getUnit() == DateUnit.DAY
          && to instanceof ArrowType.Timestamp timestamp
          && timestamp.getTimezone() == null
          && timestamp.getUnit() != TimeUnit.NANOSECOND;
    }
    if (from instanceof ArrowType.Timestamp timestamp && to instanceof ArrowType.Timestamp wider) {
      return finer(timestamp.getUnit(), wider.getUnit()) && sameZone(timestamp, wider);
    }
    if (from instanceof ArrowType.Time time && to instanceof ArrowType.Time wider) {
      return time.getUnit().compareTo(wider.getUnit()) <= 0;
    }
    if (kind(from) == Kind.BYTES && to instanceof ArrowType.FixedSizeBinary) {
      return from.equals(to);
    }
    return kind(from) == kind(to) && (kind(from) == Kind.TEXT || kind(from) == Kind.BYTES);
  }

  private static boolean sameZone(ArrowType.Timestamp one, ArrowType.Timestamp other) {
    return String.valueOf(one.getTimezone()).equals(String.valueOf(other.getTimezone()));
  }

  /** Nanoseconds since 1970 end in 2262: not every time of a coarser unit has them. */
  private static boolean finer(TimeUnit from, TimeUnit to) {
    return from == to || from.compareTo(to) < 0 && to != TimeUnit.NANOSECOND;
  }

  private static boolean integerFits(ArrowType.Int from, ArrowType to) {
    int valueBits = from.getBitWidth() - (from.getIsSigned() ? 1 : 0);
    if (to instanceof ArrowType.Int wider) {
      return (wider.getIsSigned() || !from.getIsSigned())
          && valueBits <= wider.getBitWidth() - (wider.getIsSigned() ? 1 : 0);
    }
    if (to instanceof ArrowType.FloatingPoint point) {
      return valueBits
          <= switch (point.getPrecision()) {
            case DOUBLE -> 53;
            case SINGLE -> 24;
            case HALF -> 11;
          };
    }
    return to instanceof ArrowType.Decimal decimal
        && BigInteger.TWO.pow(valueBits).toString().length()
            <= decimal.getPrecision() - decimal.getScale();
  }

  private static boolean decimalFits(ArrowType.Decimal from, ArrowType to) {
    int wholeDigits = from.getPrecision() - from.getScale();
    if (to instanceof ArrowType.Decimal wider) {
      return from.getScale() <= wider.getScale()
          && wholeDigits <= wider.getPrecision() - wider.getScale();
    }
    if (to instanceof ArrowType.FloatingPoint point) {
      return point.getPrecision() == FloatingPointPrecision.DOUBLE
          ? from.getPrecision() <= FLOAT64_DIGITS
          : point.getPrecision() == FloatingPointPrecision.SINGLE
              && from.getScale() <= 0
              && wholeDigits <= FLOAT32_WHOLE_DIGITS;
    }
    // A decimal has a sign, so an unsigned integer never holds all of them.
    return to instanceof ArrowType.Int integer
        && integer.getIsSigned()
        && from.getScale() <= 0
        && BigInteger.TEN.pow(wholeDigits).compareTo(BigInteger.TWO.pow(integer.getBitWidth() - 1))
            <= 0;
  }

  private enum Kind {
    TEXT,
    BYTES,
    NUMBER,
    TIME,
    BOOLEAN,
    OTHER
  }

  private static Kind kind(ArrowType type) {
    return switch (type.getTypeID()) {
      case Utf8, LargeUtf8, Utf8View -> Kind.TEXT;
      case Binary, LargeBinary, BinaryView, FixedSizeBinary -> Kind.BYTES;
      case Int, FloatingPoint, Decimal -> Kind.NUMBER;
      case Date, Time, Timestamp -> Kind.TIME;
      case Bool -> Kind.BOOLEAN;
      default -> Kind.OTHER;
    };
  }
}
