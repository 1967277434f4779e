package dev.codeanatomy.engine.delta;

/**
 * A comparison of a top-level column with a constant, by which files may be left out of a scan.
 *
 * @param column the column's name, in any case
 * @param value the constant as DuckDB prints a value of the column's type
 */
public record FilePredicate(String column, Comparison comparison, String value) {

  /** How the column compares with the constant. */
  public enum Comparison {
    /** {@code column = value}. */
    EQUAL("="),
    /** {@code column < value}. */
    LESS("<"),
    /** {@code column <= value}. */
    LESS_OR_EQUAL("<="),
    /** {@code column > value}. */
    GREATER(">"),
    /** {@code column >= value}. */
    GREATER_OR_EQUAL(">=");

    private final String symbol;

    Comparison(String symbol) {
      this.symbol = symbol;
    }

    /** The operator as SQL and Kernel write it. */
    public String symbol() {
      return symbol;
    }
  }
}
