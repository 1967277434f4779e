/**
 * What all benchmarks share: child processes with what they used, samples, the machine's name, and
 * the marked parts of the page with the results. Samples come in from the benchmarks, Markdown goes
 * out. Every benchmark calls it.
 */
@NullMarked
package dev.codeanatomy.benchmarks.report;

import org.jspecify.annotations.NullMarked;
