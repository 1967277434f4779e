package dev.codeanatomy.engine.sql;

import org.apache.calcite.sql.SqlOperator;

/**
 * One operator or function of the language.
 *
 * @param operator how the planner knows it
 * @param form how the executor's SQL says it
 */
public record LanguageOperator(SqlOperator operator, Form form) {

  /** How a call is written in the executor's SQL. */
  public sealed interface Form {}

  /** {@code name(a, b)}: the executor has it as a function under this name. */
  public record Function(String name) implements Form {}

  /** {@code (a symbol b)}. */
  public record Infix(String symbol) implements Form {}

  /** {@code (symbol a)}. */
  public record Prefix(String symbol) implements Form {}

  /** {@code (a symbol)}. */
  public record Postfix(String symbol) implements Form {}

  /** An aggregate or window function under this name. */
  public record Aggregate(String name) implements Form {}

  /** Text with {@code {0}}, {@code {1}} … for the operands. */
  public record Template(String text) implements Form {}

  /** Lowering has a method of its own for it, because types or flags decide the text. */
  public record Special() implements Form {}

  /** It shapes the syntax tree or a plan node and never appears in a plan's expressions. */
  public record Syntax() implements Form {}
}
