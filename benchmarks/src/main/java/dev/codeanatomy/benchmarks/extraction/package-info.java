/**
 * The reference plugin's extraction against the plain compiler on the same files. A source tree and
 * a class path come in, times and peaks of memory of two kinds of child process go out. {@link
 * dev.codeanatomy.benchmarks.Benchmarks} calls {@link
 * dev.codeanatomy.benchmarks.extraction.ExtractionBenchmark}, which starts the other programs here.
 */
@NullMarked
package dev.codeanatomy.benchmarks.extraction;

import org.jspecify.annotations.NullMarked;
