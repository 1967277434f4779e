package dev.codeanatomy.plugin.api.table;

import dev.codeanatomy.plugin.api.PluginBuilds;
import dev.codeanatomy.plugin.api.expr.Expression;
import java.util.Objects;

/**
 * A conjunct that moved into a scan, with the class the provider itself gave it. Equal by both.
 * Immutable, safe for many threads.
 */
@PluginBuilds(since = "0.1")
public final class ScanFilter {
  private final Expression expression;
  private final FilterPushdown pushdown;

  private ScanFilter(Expression expression, FilterPushdown pushdown) {
    this.expression = expression;
    this.pushdown = pushdown;
  }

  /**
   * Pairs a conjunct with its class.
   *
   * @throws IllegalArgumentException if the class is {@code UNSUPPORTED}: such a conjunct stays out
   */
  public static ScanFilter of(Expression expression, FilterPushdown pushdown) {
    if (pushdown == FilterPushdown.UNSUPPORTED) {
      throw new IllegalArgumentException("An unsupported filter does not move: " + expression);
    }
    return new ScanFilter(Objects.requireNonNull(expression), Objects.requireNonNull(pushdown));
  }

  public Expression expression() {
    return expression;
  }

  public FilterPushdown pushdown() {
    return pushdown;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScanFilter
        && ((ScanFilter) other).expression.equals(expression)
        && ((ScanFilter) other).pushdown == pushdown;
  }

  @Override
  public int hashCode() {
    return Objects.hash(expression, pushdown.name());
  }

  @Override
  public String toString() {
    return expression + " " + pushdown;
  }
}
