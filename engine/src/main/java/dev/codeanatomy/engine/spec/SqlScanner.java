package dev.codeanatomy.engine.spec;

/** Finds the names in SQL texts without planning them. Implemented by the SQL parser's package. */
public interface SqlScanner {
  /**
   * The names in one query.
   *
   * @throws RuntimeException if the text cannot be parsed; planning it reports the reason
   */
  SqlNames query(String sql);

  /**
   * The names in one expression, whose sub-queries may read tables.
   *
   * @throws RuntimeException if the text cannot be parsed; planning it reports the reason
   */
  SqlNames expression(String sql);
}
