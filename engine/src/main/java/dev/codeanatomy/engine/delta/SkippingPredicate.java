package dev.codeanatomy.engine.delta;

import dev.codeanatomy.engine.delta.FilePredicate.Comparison;
import io.delta.kernel.expressions.And;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import java.util.List;
import java.util.Optional;

/**
 * Comparisons as Kernel's file skipping takes them. What cannot be said to it, or would leave out a
 * file that has a matching row, is not said.
 */
final class SkippingPredicate {
  private SkippingPredicate() {}

  static Optional<Predicate> of(StructType schema, List<FilePredicate> comparisons) {
    return comparisons.stream()
        .flatMap(comparison -> of(schema, comparison).stream())
        .reduce(And::new);
  }

  private static Optional<Predicate> of(StructType schema, FilePredicate comparison) {
    Optional<StructField> field =
        schema.fields().stream()
            .filter(f -> f.getName().equalsIgnoreCase(comparison.column()))
            .findFirst();
    if (field.isEmpty()) {
      return Optional.empty();
    }
    Column column = new Column(field.get().getName());
    return LogValues.parse(field.get().getDataType(), comparison.value())
        .flatMap(
            value ->
                switch (value.getValue()) {
                  case Double number ->
                      floating(
                          column,
                          comparison.comparison(),
                          number,
                          value,
                          Literal.ofDouble(-0.0),
                          Literal.ofDouble(0.0));
                  case Float number ->
                      floating(
                          column,
                          comparison.comparison(),
                          number,
                          value,
                          Literal.ofFloat(-0.0f),
                          Literal.ofFloat(0.0f));
                  default -> Optional.of(compare(column, comparison.comparison(), value));
                });
  }

  /**
   * DuckDB sorts a NaN above all numbers, while statistics of some writers pass over it: so nothing
   * is left out by an upper bound. And both zeros are one value to it, but two to Kernel.
   */
  private static Optional<Predicate> floating(
      Column column,
      Comparison comparison,
      double number,
      Literal value,
      Literal negativeZero,
      Literal zero) {
    if (Double.isNaN(number)) {
      return Optional.empty();
    }
    return switch (comparison) {
      case GREATER, GREATER_OR_EQUAL -> Optional.empty();
      case LESS, LESS_OR_EQUAL ->
          Optional.of(compare(column, comparison, number == 0 ? zero : value));
      case EQUAL ->
          Optional.of(
              number == 0
                  ? new And(
                      compare(column, Comparison.GREATER_OR_EQUAL, negativeZero),
                      compare(column, Comparison.LESS_OR_EQUAL, zero))
                  : compare(column, comparison, value));
    };
  }

  private static Predicate compare(Column column, Comparison comparison, Literal value) {
    return new Predicate(comparison.symbol(), column, value);
  }
}
