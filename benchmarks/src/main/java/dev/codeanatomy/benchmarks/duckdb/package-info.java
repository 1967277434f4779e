/**
 * Plugin functions inside DuckDB against the built-in that does the same work. Functions are
 * registered exactly as the engine registers a plugin's; a table of ratios comes out. A person runs
 * {@link dev.codeanatomy.benchmarks.duckdb.NativeFunctions}; nothing else calls this.
 */
@NullMarked
package dev.codeanatomy.benchmarks.duckdb;

import org.jspecify.annotations.NullMarked;
