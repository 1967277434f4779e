/**
 * Relational plans to what the executor runs. One plan comes in; SQL in DuckDB's dialect and the
 * plugin functions to register before it go out, as an {@code ExecutablePlan}. Called by {@code
 * execute} once per materialised view, output or query.
 */
@NullMarked
package dev.codeanatomy.engine.lower;

import org.jspecify.annotations.NullMarked;
