package dev.codeanatomy.engine.sql;

import dev.codeanatomy.plugin.api.expr.Literal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/** Constants of the planner as constants of the plugin ABI. Stateless. */
public final class PluginConstants {
  private PluginConstants() {}

  /** The constant that a planned expression is, casts included; empty for anything else. */
  public static Optional<Literal> of(RexNode node, ArrowType type) {
    RexNode inner = node;
    while (inner instanceof RexCall call && call.getKind() == SqlKind.CAST) {
      inner = call.getOperands().get(0);
    }
    if (!(inner instanceof RexLiteral literal)) {
      return Optional.empty();
    }
    return literal.isNull()
        ? Optional.of(Literal.ofNull(type))
        : convert(type, c -> literal.getValueAs(c));
  }

  /** The constant that an argument on the syntax tree is. */
  static Optional<Literal> of(SqlCallBinding binding, int index, ArrowType type) {
    if (binding.isOperandNull(index, true)) {
      return Optional.of(Literal.ofNull(type));
    }
    return binding.isOperandLiteral(index, true)
        ? convert(type, c -> binding.getOperandLiteralValue(index, c))
        : Optional.empty();
  }

  private interface Read {
    @Nullable Object as(Class<?> type);
  }

  private static Optional<Literal> convert(ArrowType type, Read read) {
    try {
      return value(type, read).map(v -> Literal.of(type, v));
    } catch (ArithmeticException
        | IllegalArgumentException
        | ClassCastException
        | AssertionError notOfThisType) {
      // A text cast to a number, say, or a number out of its range: constant, but only the executor
      // computes it, or says why it cannot.
      return Optional.empty();
    }
  }

  private static Optional<Object> value(ArrowType type, Read read) {
    return switch (type) {
      case ArrowType.Bool b -> get(read, Boolean.class).map(v -> v);
      case ArrowType.Int i when !i.getIsSigned() && i.getBitWidth() == Long.SIZE ->
          get(read, BigDecimal.class).map(BigDecimal::toBigIntegerExact);
      case ArrowType.Int i -> get(read, BigDecimal.class).map(BigDecimal::longValueExact);
      case ArrowType.FloatingPoint f when f.getPrecision() == FloatingPointPrecision.SINGLE ->
          get(read, BigDecimal.class).map(v -> (double) v.floatValue());
      case ArrowType.FloatingPoint f -> get(read, BigDecimal.class).map(BigDecimal::doubleValue);
      case ArrowType.Decimal d ->
          get(read, BigDecimal.class).map(v -> v.setScale(d.getScale(), RoundingMode.UNNECESSARY));
      case ArrowType.Utf8 u -> get(read, String.class).map(v -> v);
      case ArrowType.Date d -> get(read, DateString.class).map(v -> (long) v.getDaysSinceEpoch());
      case ArrowType.Timestamp t when t.getUnit() == TimeUnit.MICROSECOND ->
          get(read, TimestampString.class).map(PluginConstants::micros);
      default -> Optional.empty();
    };
  }

  /** Microseconds since 1970; finer digits make it no constant of this type. */
  private static Object micros(TimestampString timestamp) {
    String text = timestamp.toString();
    int point = text.indexOf('.');
    BigDecimal fraction = point < 0 ? BigDecimal.ZERO : new BigDecimal("0" + text.substring(point));
    long seconds = Math.floorDiv(timestamp.getMillisSinceEpoch(), 1000L);
    return fraction.movePointRight(6).longValueExact() + Math.multiplyExact(seconds, 1_000_000L);
  }

  private static <T> Optional<T> get(Read read, Class<T> type) {
    return Optional.ofNullable(read.as(type)).map(type::cast);
  }
}
