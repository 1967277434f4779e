/**
 * Plugin functions inside DuckDB against the built-in that does the same work. Functions are
 * registered exactly as the engine registers a plugin's; tables of ratios come out. {@link
 * dev.codeanatomy.benchmarks.Benchmarks} runs them; nothing else calls this.
 */
@NullMarked
package dev.codeanatomy.benchmarks.duckdb;

import org.jspecify.annotations.NullMarked;
