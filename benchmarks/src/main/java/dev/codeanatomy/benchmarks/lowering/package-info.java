/**
 * Queries as the engine plans and lowers them against the same queries given to DuckDB as they are.
 * The texts of TPC-H come in, execution times of both go out. {@link
 * dev.codeanatomy.benchmarks.Benchmarks} calls it.
 */
@NullMarked
package dev.codeanatomy.benchmarks.lowering;

import org.jspecify.annotations.NullMarked;
