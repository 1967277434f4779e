/**
 * The native bridge to DuckDB: its C API driven by {@code java.lang.foreign}.
 *
 * <p>SQL text and bound plugin functions come in; Arrow batches, row counts and typed errors go
 * out. {@code lower}, {@code delta}, {@code execute} and the fa&ccedil;ade call it; nothing else
 * loads the native library or opens a database. A bound plugin function is registered once per
 * resolved call under a mangled name, and its upcalls run on DuckDB's own worker threads.
 */
@NullMarked
package dev.codeanatomy.engine.duckdb;

import org.jspecify.annotations.NullMarked;
