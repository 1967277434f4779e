/**
 * The program as a user starts it: its cold start and a whole run of the example, each in a process
 * of its own through the launcher. The launcher and a source tree come in, times and peaks of
 * memory go out. {@link dev.codeanatomy.benchmarks.Benchmarks} calls it.
 */
@NullMarked
package dev.codeanatomy.benchmarks.program;

import org.jspecify.annotations.NullMarked;
