package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.benchmarks.report.PairedSamples;
import java.util.Locale;

/**
 * What a comparison cost, in nanoseconds a row.
 *
 * @param comparison what was compared
 * @param oneThread CPU time
 * @param twoThreads wall time
 */
record Measured(Comparison comparison, PairedSamples oneThread, PairedSamples twoThreads) {
  static final String HEADER =
      "| plugin function | built-in | nulls | built-in, ns/row | plugin, ns/row | ratio, 1 thread |"
          + " ratio, 2 threads | goal | |\n|---|---|---|---|---|---|---|---|---|";

  /** A row of a Markdown table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.2f | %.2f | %s | %s | %s | %s |",
        comparison.what(),
        comparison.peer(),
        comparison.nullable() ? "yes" : "no",
        oneThread.peer().median(),
        oneThread.subject().median(),
        oneThread.ratioText(),
        twoThreads.ratioText(),
        comparison.goal().text(),
        comparison.goal().verdict(oneThread.ratio().median(), twoThreads.ratio().median()));
  }
}
