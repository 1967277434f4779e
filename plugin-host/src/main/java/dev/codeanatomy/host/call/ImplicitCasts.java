package dev.codeanatomy.host.call;

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

/**
 * The casts that a call gets without asking: those that lose nothing. A constant is looked at by
 * its value, so {@code 1} fits where {@code int32} is wanted whatever type the parser gave it, and
 * {@code 0.5}, a decimal by the letter of SQL, fits {@code float64}. Stateless.
 */
public final class ImplicitCasts {
  private static final int FLOAT64_DIGITS = 15;
  private static final int FLOAT32_DIGITS = 6;
  private static final long FLOAT64_WHOLE = 1L << 53;
  private static final long FLOAT32_WHOLE = 1L << 24;

  private ImplicitCasts() {}

  /**
   * What the argument becomes: its own type where the set accepts it, else the first cast target it
   * goes to without loss, else nothing.
   */
  public static Optional<ArrowType> target(
      TypeSet types, ArrowType from, Optional<Literal> literal) {
    if (types.accepts(from)) {
      // An untyped null has to be of some type where it crosses into a vector: a text.
      return Optional.of(from instanceof ArrowType.Null ? ArrowTypes.UTF8 : from);
    }
    return types.castTargets().stream().filter(to -> fits(from, to, literal)).findFirst();
  }

  /** The constant as the type that {@link #target} gave for it. */
  public static Literal cast(Literal literal, ArrowType to) {
    if (literal.type().equals(to)) {
      return literal;
    }
    if (literal.value().isEmpty()) {
      return Literal.ofNull(to);
    }
    Object value = literal.value().get();
    Optional<BigDecimal> number = number(literal);
    if (number.isPresent()) {
      if (to instanceof ArrowType.Int) {
        return Literal.of(to, number.get().longValueExact());
      }
      if (to instanceof ArrowType.FloatingPoint) {
        return Literal.of(to, number.get().doubleValue());
      }
      if (to instanceof ArrowType.Decimal decimal && number.get().scale() <= decimal.getScale()) {
        return Literal.of(to, number.get().setScale(decimal.getScale()));
      }
    }
    if (literal.type() instanceof ArrowType.Timestamp from
        && to instanceof ArrowType.Timestamp wider) {
      return Literal.of(to, scaled(literal.asLong(), from.getUnit(), wider.getUnit()));
    }
    if (literal.type() instanceof ArrowType.Time from && to instanceof ArrowType.Time wider) {
      return Literal.of(to, scaled(literal.asLong(), from.getUnit(), wider.getUnit()));
    }
    if (literal.type() instanceof ArrowType.Date && to instanceof ArrowType.Timestamp wider) {
      return Literal.of(
          to,
          scaled(Math.multiplyExact(literal.asLong(), 86_400L), TimeUnit.SECOND, wider.getUnit()));
    }
    return Literal.of(to, value);
  }

  private static boolean fits(ArrowType from, ArrowType to, Optional<Literal> literal) {
    if (from instanceof ArrowType.Null || literal.filter(Literal::isNull).isPresent()) {
      return from instanceof ArrowType.Null || kind(from) == kind(to);
    }
    Optional<BigDecimal> constant = literal.flatMap(ImplicitCasts::number);
    if (constant.isPresent()) {
      return constantFits(constant.get(), to);
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
      return finer(timestamp.getUnit(), wider.getUnit())
          && String.valueOf(timestamp.getTimezone()).equals(String.valueOf(wider.getTimezone()));
    }
    if (from instanceof ArrowType.Time time && to instanceof ArrowType.Time wider) {
      return finer(time.getUnit(), wider.getUnit());
    }
    return kind(from) == kind(to) && (kind(from) == Kind.TEXT || kind(from) == Kind.BYTES);
  }

  /** Nanoseconds since 1970 end in 2262: not every time of a coarser unit has them. */
  private static boolean finer(TimeUnit from, TimeUnit to) {
    return from.compareTo(to) <= 0 && to != TimeUnit.NANOSECOND;
  }

  private static boolean constantFits(BigDecimal value, ArrowType to) {
    if (to instanceof ArrowType.Int integer) {
      BigInteger high =
          BigInteger.TWO
              .pow(Math.min(63, integer.getBitWidth() - (integer.getIsSigned() ? 1 : 0)))
              .subtract(BigInteger.ONE);
      BigInteger low =
          integer.getIsSigned() ? high.negate().subtract(BigInteger.ONE) : BigInteger.ZERO;
      return value.stripTrailingZeros().scale() <= 0
          && value.toBigInteger().compareTo(low) >= 0
          && value.toBigInteger().compareTo(high) <= 0;
    }
    if (to instanceof ArrowType.FloatingPoint point) {
      boolean whole = value.stripTrailingZeros().scale() <= 0;
      boolean wide = point.getPrecision() == FloatingPointPrecision.DOUBLE;
      BigDecimal limit = BigDecimal.valueOf(wide ? FLOAT64_WHOLE : FLOAT32_WHOLE);
      return whole ? value.abs().compareTo(limit) <= 0 : Double.isFinite(value.doubleValue());
    }
    if (to instanceof ArrowType.Decimal decimal) {
      BigDecimal plain = value.stripTrailingZeros();
      return plain.scale() <= decimal.getScale()
          && plain.precision() - plain.scale() <= decimal.getPrecision() - decimal.getScale();
    }
    return false;
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
    if (to instanceof ArrowType.Decimal wider) {
      return from.getScale() <= wider.getScale()
          && from.getPrecision() - from.getScale() <= wider.getPrecision() - wider.getScale();
    }
    if (to instanceof ArrowType.FloatingPoint point) {
      return from.getPrecision()
          <= (point.getPrecision() == FloatingPointPrecision.DOUBLE
              ? FLOAT64_DIGITS
              : FLOAT32_DIGITS);
    }
    return to instanceof ArrowType.Int integer
        && from.getScale() == 0
        && BigInteger.TEN
                .pow(from.getPrecision())
                .compareTo(
                    BigInteger.TWO.pow(integer.getBitWidth() - (integer.getIsSigned() ? 1 : 0)))
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

  private static Optional<BigDecimal> number(Literal literal) {
    if (kind(literal.type()) != Kind.NUMBER) {
      return Optional.empty();
    }
    Optional<Object> value = literal.value();
    if (value.isPresent() && value.get() instanceof Long whole) {
      return Optional.of(BigDecimal.valueOf(whole));
    }
    if (value.isPresent() && value.get() instanceof BigDecimal decimal) {
      return Optional.of(decimal);
    }
    return value
        .filter(v -> v instanceof Double d && Double.isFinite(d))
        .map(v -> new BigDecimal((Double) v));
  }

  private static long scaled(long value, TimeUnit from, TimeUnit to) {
    long factor = 1;
    for (int i = from.ordinal(); i < to.ordinal(); i++) {
      factor *= 1000;
    }
    return Math.multiplyExact(value, factor);
  }
}
