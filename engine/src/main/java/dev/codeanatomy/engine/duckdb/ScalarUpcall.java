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
  default void call(long info, long chunk, long output) {
    boolean unused = compute(info, chunk, (int) api().dataChunkGetSize(chunk), output);
  }

  /**
   * Computes the first rows of a batch.
   *
   * @return whether it worked; if not, the error is told to {@code info}
   */
  boolean compute(long info, long chunk, int rows, long output);

  CApi api();
}
