/**
 * JMH's side: benchmarks of parts of the bridge, outside DuckDB. Nothing comes in, a table goes
 * out. {@link dev.codeanatomy.benchmarks.Benchmarks} calls {@link
 * dev.codeanatomy.benchmarks.parts.Parts}.
 */
@NullMarked
package dev.codeanatomy.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
