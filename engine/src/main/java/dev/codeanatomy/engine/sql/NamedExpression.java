package dev.codeanatomy.engine.sql;

/**
 * One column of a projection.
 *
 * @param text an expression of the language
 * @param name what the column is called; never blank
 */
public record NamedExpression(String text, String name) {
  /** Checks that both are there. */
  public NamedExpression {
    if (text.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("A projected column needs an expression and a name");
    }
  }
}
