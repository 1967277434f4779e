package dev.codeanatomy.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Measured values of one thing, in the order they came. For one thread. */
public final class Samples {
  private final List<Double> values = new ArrayList<>();

  /** Adds one. */
  public void add(double value) {
    values.add(value);
  }

  /** How many there are. */
  public int count() {
    return values.size();
  }

  /** The smallest; there must be one. */
  public double min() {
    return at(0);
  }

  /** The middle one; of an even number the lower of the two in the middle. */
  public double median() {
    return at((values.size() - 1) / 2);
  }

  /** The largest. */
  public double max() {
    return at(values.size() - 1);
  }

  /** The sum over the number of them. */
  public double mean() {
    return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
  }

  private double at(int rank) {
    return values.stream().sorted().skip(rank).findFirst().orElseThrow();
  }
}
