package dev.codeanatomy.engine.sql;

import java.util.Optional;

/**
 * One argument of a table function.
 *
 * @param name the parameter's name; absent for an argument by position
 * @param text an expression of the language without columns
 */
public record FunctionArgument(Optional<String> name, String text) {
  /** Checks that there is an expression. */
  public FunctionArgument {
    if (text.isBlank()) {
      throw new IllegalArgumentException("A function's argument needs an expression");
    }
  }

  /** An argument by name. */
  public static FunctionArgument named(String name, String text) {
    return new FunctionArgument(Optional.of(name), text);
  }

  /** An argument by position. */
  public static FunctionArgument positional(String text) {
    return new FunctionArgument(Optional.empty(), text);
  }
}
