package dev.codeanatomy.benchmarks.duckdb;

import java.util.Locale;

/**
 * The least CPU time of each side over all rounds.
 *
 * @param comparison what was compared
 * @param builtInNanos per row
 * @param pluginNanos per row
 */
record Measured(Comparison comparison, double builtInNanos, double pluginNanos) {
  double ratio() {
    return pluginNanos / builtInNanos;
  }

  /** A row of a Markdown table. */
  String line() {
    String goal =
        Double.isInfinite(comparison.goal())
            ? "-"
            : String.format(Locale.ROOT, "%.2f", comparison.goal());
    String verdict =
        Double.isInfinite(comparison.goal())
            ? "-"
            : ratio() <= comparison.goal() ? "met" : "missed";
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.2f | %.2f | %.2f | %s | %s |",
        comparison.what(),
        comparison.peer(),
        builtInNanos,
        pluginNanos,
        ratio(),
        goal,
        verdict);
  }
}
