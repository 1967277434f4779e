package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.benchmarks.report.Goal;

/**
 * Two queries that do the same work.
 *
 * @param what the plugin's side, for the reader
 * @param peer the built-in expression it is held against, for the reader
 * @param nullable whether every seventh row of the arguments is null
 * @param goal for the ratio
 * @param sameAnswer whether both queries must give one answer; hashes differ by nature
 * @param rows rows that each query reads
 * @param builtIn the query with the built-in
 * @param plugin the query with the plugin function
 */
record Comparison(
    String what,
    String peer,
    boolean nullable,
    Goal goal,
    boolean sameAnswer,
    long rows,
    String builtIn,
    String plugin) {}
