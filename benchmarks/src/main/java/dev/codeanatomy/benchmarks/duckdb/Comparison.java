package dev.codeanatomy.benchmarks.duckdb;

/**
 * Two queries that do the same work.
 *
 * @param what the plugin's side, for the reader
 * @param peer the built-in it is held against
 * @param goal the ratio that is wanted, or infinity where the row is for the reader only
 * @param builtIn the query with the built-in
 * @param plugin the query with the plugin function
 * @param rows rows that each query reads
 */
record Comparison(String what, String peer, double goal, String builtIn, String plugin, long rows) {

  /** Whether both compute the same; hashes differ by nature, and are only the same work. */
  boolean isSameFunction() {
    return !peer.equals("hash");
  }
}
