package dev.codeanatomy.engine.sql;

import dev.codeanatomy.engine.catalog.types.TypeTable;
import dev.codeanatomy.host.call.ImplicitCasts;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Constants as values of another type, where the executor would give the same value: casts that
 * lose nothing, the nearest float of a number, the UUID that a text spells. A cast that rounds or
 * parses otherwise is the executor's alone. Stateless.
 */
final class ConstantCasts {
  private static final Pattern UUID_TEXT =
      Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

  private ConstantCasts() {}

  /** The constant as a value of the field's type; empty where only the executor knows it. */
  static Optional<Literal> cast(Literal literal, Field to) {
    if (literal.isNull()) {
      return Optional.of(Literal.ofNull(to));
    }
    Object value = literal.value().orElseThrow();
    if (value instanceof List<?>) {
      return nested(to, literal.asList());
    }
    if (ArrowTypes.text(literal.field()).equals(ArrowTypes.text(to))) {
      return literal(to, value);
    }
    if (TypeTable.isUuid(to)) {
      return Optional.of(value)
          .filter(v -> v instanceof String s && UUID_TEXT.matcher(s).matches())
          .flatMap(text -> literal(to, PluginConstants.bytes(UUID.fromString((String) text))));
    }
    if (TypeTable.isUuid(literal.field()) || !to.getChildren().isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> number = number(literal.type(), value);
    if (to.getType() instanceof ArrowType.FloatingPoint && number.isPresent()) {
      boolean isFloat = to.getType().equals(ArrowTypes.FLOAT32);
      BigDecimal exact = number.get();
      return literal(to, isFloat ? (double) exact.floatValue() : exact.doubleValue());
    }
    return ImplicitCasts.cast(literal, sameZone(literal, to))
        .flatMap(cast -> literal(to, cast.value().orElseThrow()));
  }

  /** The minus of a number; empty for anything else and where its type has no such number. */
  static Optional<Literal> negated(Literal literal, Field to) {
    return literal
        .value()
        .flatMap(
            value ->
                switch (value) {
                  case Long whole when literal.type() instanceof ArrowType.Int ->
                      literal(to, -whole);
                  case BigDecimal decimal -> literal(to, decimal.negate());
                  case Double real -> literal(to, -real);
                  default -> Optional.empty();
                });
  }

  private static Optional<BigDecimal> number(ArrowType type, Object value) {
    return switch (value) {
      case Long whole when type instanceof ArrowType.Int -> Optional.of(BigDecimal.valueOf(whole));
      case BigInteger whole -> Optional.of(new BigDecimal(whole));
      case BigDecimal decimal -> Optional.of(decimal);
      case Double real when Double.isFinite(real) -> Optional.of(new BigDecimal(real));
      default -> Optional.empty();
    };
  }

  /** A session's local time is UTC, so both kinds of timestamps count the same. */
  private static ArrowType sameZone(Literal literal, Field to) {
    return literal.type() instanceof ArrowType.Timestamp from
            && to.getType() instanceof ArrowType.Timestamp target
        ? new ArrowType.Timestamp(target.getUnit(), from.getTimezone())
        : to.getType();
  }

  /** A list, struct or map of a type with these elements, members or entries. */
  static Optional<Literal> nested(Field type, List<Literal> values) {
    List<Field> children = type.getChildren();
    boolean isStruct = type.getType() instanceof ArrowType.Struct;
    if (children.isEmpty() || isStruct && children.size() != values.size()) {
      return Optional.empty();
    }
    List<Literal> cast = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Optional<Literal> value = cast(values.get(i), children.get(isStruct ? i : 0));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      cast.add(value.get());
    }
    return literal(type, cast);
  }

  private static Optional<Literal> literal(Field type, Object value) {
    try {
      return Optional.of(Literal.of(type, value));
    } catch (IllegalArgumentException noValueOfTheType) {
      return Optional.empty();
    }
  }
}
