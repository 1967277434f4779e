package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.types.IntervalKind;
import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.plugin.api.expr.Literal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.arrow.vector.PeriodDuration;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Constants of the planner as constants of the plugin ABI: literals, casts of constants whose value
 * needs no computing, and arrays, rows and maps of constants. What is left is an expression, of
 * which only the executor knows the value, even where it is the same in all rows. Stateless.
 */
public final class PluginConstants {
  private static final long MILLIS_A_DAY = 86_400_000L;

  private PluginConstants() {}

  /** The constant that a planned expression is; empty for anything else. */
  public static Optional<Literal> of(RexNode node) {
    return switch (node) {
      case RexLiteral literal -> leaf(field(node.getType()), literal.isNull(), literal::getValueAs);
      case RexCall call -> call(call.getKind(), call.getType(), call.getOperands(), c -> of(c));
      default -> Optional.empty();
    };
  }

  /** The constant that an argument on the syntax tree is; empty for anything else. */
  static Optional<Literal> of(SqlCallBinding binding, int index) {
    return of(binding, binding.operand(index));
  }

  private static Optional<Literal> of(SqlCallBinding binding, SqlNode node) {
    RelDataType type = binding.getValidator().deriveType(binding.getScope(), node);
    return switch (node) {
      case SqlLiteral literal ->
          leaf(field(type), SqlUtil.isNullLiteral(node, false), literal::getValueAs);
      case SqlCall call -> call(call.getKind(), type, call.getOperandList(), c -> of(binding, c));
      default -> Optional.empty();
    };
  }

  private static <N> Optional<Literal> call(
      SqlKind kind, RelDataType type, List<N> operands, Function<N, Optional<Literal>> constant) {
    return switch (kind) {
      case CAST ->
          constant
              .apply(operands.get(0))
              .filter(value -> keepsText(value, type))
              .flatMap(value -> ConstantCasts.cast(value, field(type)));
      case MINUS_PREFIX ->
          constant
              .apply(operands.get(0))
              .flatMap(value -> ConstantCasts.negated(value, field(type)));
      case ARRAY_VALUE_CONSTRUCTOR, ROW ->
          all(operands, constant).flatMap(values -> nested(field(type), values));
      case MAP_VALUE_CONSTRUCTOR ->
          all(operands, constant).flatMap(values -> nested(field(type), entries(type, values)));
      default -> Optional.empty();
    };
  }

  private static <N> Optional<List<Literal>> all(
      List<N> operands, Function<N, Optional<Literal>> constant) {
    List<Literal> values = new ArrayList<>();
    for (N operand : operands) {
      Optional<Literal> value = constant.apply(operand);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private static Optional<Literal> nested(Field type, List<Literal> values) {
    return ConstantCasts.nested(type, values);
  }

  /** Keys and values in turn, as rows of both. */
  private static List<Literal> entries(RelDataType type, List<Literal> values) {
    List<Literal> entries = new ArrayList<>();
    for (int i = 0; i + 1 < values.size(); i += 2) {
      entries.add(Literal.ofStruct(List.of("key", "value"), values.subList(i, i + 2)));
    }
    return entries;
  }

  /** A cast to a text of fewer characters cuts. */
  private static boolean keepsText(Literal value, RelDataType type) {
    return type.getSqlTypeName() != SqlTypeName.VARCHAR && type.getSqlTypeName() != SqlTypeName.CHAR
        || type.getPrecision() == RelDataType.PRECISION_NOT_SPECIFIED
        || value
            .value()
            .filter(v -> v instanceof String)
            .map(v -> ((String) v).codePointCount(0, ((String) v).length()))
            .map(length -> length <= type.getPrecision())
            .orElse(true);
  }

  private static Field field(RelDataType type) {
    return TypeTable.arrow("value", type);
  }

  private interface Read {
    @Nullable Object as(Class<?> type);
  }

  private static Optional<Literal> leaf(Field type, boolean isNull, Read read) {
    if (isNull) {
      return Optional.of(Literal.ofNull(type));
    }
    try {
      return value(type, read).map(value -> Literal.of(type, value));
    } catch (ArithmeticException
        | IllegalArgumentException
        | ClassCastException
        | AssertionError notOfThisType) {
      // A number out of its type's range, say: only the executor says why it cannot be.
      return Optional.empty();
    }
  }

  private static Optional<Object> value(Field field, Read read) {
    return switch (field.getType()) {
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
      case ArrowType.Binary b -> get(read, byte[].class).map(v -> v);
      case ArrowType.FixedSizeBinary b when TypeTable.isUuid(field) ->
          get(read, UUID.class).map(PluginConstants::bytes);
      case ArrowType.Date d -> get(read, DateString.class).map(v -> (long) v.getDaysSinceEpoch());
      case ArrowType.Interval i -> get(read, BigDecimal.class).map(v -> interval(field, v));
      case ArrowType.Time t ->
          get(read, TimeString.class)
              .map(v -> inUnit(v.getMillisOfDay() / 1000L, v.toString(), TimeUnit.MICROSECOND));
      case ArrowType.Timestamp t ->
          get(read, TimestampString.class)
              .map(
                  v ->
                      inUnit(
                          Math.floorDiv(v.getMillisSinceEpoch(), 1000L),
                          v.toString(),
                          t.getUnit()));
      default -> Optional.empty();
    };
  }

  /** Months or milliseconds; whole days are days, as the executor has them. */
  private static Object interval(Field field, BigDecimal count) {
    long number = count.longValueExact();
    if (IntervalKind.of(field).equals(Optional.of(IntervalKind.YEAR_MONTH))) {
      return new PeriodDuration(Period.ofMonths(Math.toIntExact(number)), Duration.ZERO);
    }
    return number % MILLIS_A_DAY == 0
        ? new PeriodDuration(Period.ofDays(Math.toIntExact(number / MILLIS_A_DAY)), Duration.ZERO)
        : new PeriodDuration(Period.ZERO, Duration.ofMillis(number));
  }

  static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  /**
   * Seconds and the text's digits behind the point; finer digits make it no constant of the unit.
   */
  private static Object inUnit(long seconds, String text, TimeUnit unit) {
    int point = text.indexOf('.');
    BigDecimal fraction = point < 0 ? BigDecimal.ZERO : new BigDecimal("0" + text.substring(point));
    return BigDecimal.valueOf(seconds)
        .add(fraction)
        .movePointRight(3 * unit.ordinal())
        .longValueExact();
  }

  private static <T> Optional<T> get(Read read, Class<T> type) {
    return Optional.ofNullable(read.as(type)).map(type::cast);
  }
}
