package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginBuilds;
import dev.codeanatomy.plugin.api.expr.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Arguments with which the host proves a function before it admits the plugin: one row for a scalar
 * or table function, one or more rows for an aggregate or a window function. A row is written as a
 * call is: arguments at the end that have defaults may be left out. Running it must have no side
 * effects. With an expected answer the proof compares, without one it only runs. Immutable, safe
 * for many threads.
 */
@PluginBuilds(since = "0.1")
public final class Sample {
  private final List<List<Literal>> rows;
  private final Optional<List<Literal>> expected;

  private Sample(List<List<Literal>> rows, Optional<List<Literal>> expected) {
    this.rows = rows;
    this.expected = expected;
  }

  /** A sample of one row of arguments. A function without parameters has a row without literals. */
  public static Sample row(Literal... arguments) {
    return new Sample(List.of(List.of(arguments)), Optional.empty());
  }

  /** This sample with one more row, for aggregates and window functions. */
  public Sample andRow(Literal... arguments) {
    List<List<Literal>> more = new ArrayList<>(rows);
    more.add(List.of(arguments));
    return new Sample(List.copyOf(more), expected);
  }

  /** This sample with its answers: one for a scalar or an aggregate, one per row for a window. */
  public Sample expecting(Literal... answers) {
    return new Sample(rows, Optional.of(List.of(answers)));
  }

  public List<List<Literal>> rows() {
    return rows;
  }

  public Optional<List<Literal>> expected() {
    return expected;
  }

  @Override
  public String toString() {
    return rows + expected.map(answers -> " -> " + answers).orElse("");
  }
}
