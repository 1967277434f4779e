package dev.codeanatomy.engine.sql;

import java.util.List;
import java.util.Optional;

/**
 * One aggregate of a grouping.
 *
 * @param function the name of a built-in or plugin aggregate, qualified or not
 * @param arguments expressions over the input; empty with {@code count} means {@code count(*)}
 * @param name what the column is called
 * @param filter a predicate over the input that picks the rows it sees
 * @param distinct whether equal arguments count once
 * @param order in which order rows reach it
 */
public record AggregateExpression(
    String function,
    List<String> arguments,
    String name,
    Optional<String> filter,
    boolean distinct,
    List<OrderItem> order) {

  /** Copies the lists and checks the names. */
  public AggregateExpression {
    if (function.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("An aggregate needs a function and a name");
    }
    arguments = List.copyOf(arguments);
    order = List.copyOf(order);
  }

  /** An aggregate of plain arguments. */
  public static AggregateExpression of(String function, String name, String... arguments) {
    return new AggregateExpression(
        function, List.of(arguments), name, Optional.empty(), false, List.of());
  }

  /**
   * One sort key.
   *
   * @param text an expression over the input
   * @param descending whether large values come first
   */
  public record OrderItem(String text, boolean descending) {}
}
