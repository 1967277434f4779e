package dev.codeanatomy.contract.spec;

import java.util.List;
import java.util.Optional;

/**
 * One aggregated column.
 *
 * @param function name of an aggregate function of the session
 * @param arguments SQL expressions over the source's columns; none for {@code count}: all rows
 * @param alias name of the column
 * @param filter SQL predicate; only rows that fulfil it take part
 * @param distinct whether equal arguments count once
 * @param orderBy the order in which rows reach the function
 */
public record AggregationExpr(
    String function,
    List<String> arguments,
    String alias,
    Optional<String> filter,
    boolean distinct,
    List<SortKey> orderBy) {
  /** Copies the lists. */
  public AggregationExpr {
    arguments = List.copyOf(arguments);
    orderBy = List.copyOf(orderBy);
  }
}
