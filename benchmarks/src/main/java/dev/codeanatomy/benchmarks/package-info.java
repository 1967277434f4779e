/**
 * The one entry to all benchmarks. Places and sizes come in as arguments, the results go to
 * standard output and into the page with the results. Maven's profile {@code benchmark} calls
 * {@link dev.codeanatomy.benchmarks.Benchmarks}.
 */
@NullMarked
package dev.codeanatomy.benchmarks;

import org.jspecify.annotations.NullMarked;
