/**
 * The façade an embedding program sees: open an {@link dev.codeanatomy.engine.Engine}, run a spec
 * or a query, read the result, close it. Everything behind it is one package per stage, in the
 * order spec, session, catalog, sql, validate, schedule, compile, optimize, pushdown, duckdb,
 * lower, delta, execute, result; a package uses those before it, never one after it.
 */
@NullMarked
package dev.codeanatomy.engine;

import org.jspecify.annotations.NullMarked;
