package dev.codeanatomy.benchmarks.report;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * What a figure should be at most.
 *
 * @param most the largest figure that meets it; empty where a row is for the reader only
 */
public record Goal(OptionalDouble most) {
  /** No goal: the row is for the reader only. */
  public static final Goal NONE = new Goal(OptionalDouble.empty());

  /** A goal; the figure itself still meets it. */
  public static Goal atMost(double most) {
    return new Goal(OptionalDouble.of(most));
  }

  /** As a table shows it. */
  public String text() {
    return most.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", most.getAsDouble());
  }

  /**
   * Says {@code met} only if every figure meets it. Figures are compared as they are shown, with
   * two decimals, so that a row never contradicts itself.
   */
  public String verdict(double... figures) {
    if (most.isEmpty()) {
      return "-";
    }
    boolean met =
        DoubleStream.of(figures)
            .allMatch(f -> Math.round(f * 100) <= Math.round(most.getAsDouble() * 100));
    return met ? "met" : "missed";
  }
}
