package dev.codeanatomy.engine.duckdb;

/** What DuckDB calls for each batch of a scalar function. Never throws. */
interface ScalarUpcall {
  /**
   * Computes one batch.
   *
   * @param info where an error goes
   * @param chunk the arguments, flat
   * @param output the result's vector
   */
  void call(long info, long chunk, long output);
}
