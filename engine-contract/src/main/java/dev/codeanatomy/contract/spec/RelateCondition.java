package dev.codeanatomy.contract.spec;

import java.util.List;

/** When a left and a right row belong together. */
public sealed interface RelateCondition {
  /**
   * Columns are equal; null equals nothing.
   *
   * @param pairs at least one
   */
  record Keys(List<JoinKeyPair> pairs) implements RelateCondition {
    /** Refuses an empty list, which would pair every row with every row. */
    public Keys {
      pairs = List.copyOf(pairs);
      if (pairs.isEmpty()) {
        throw new IllegalArgumentException("no join keys; cartesian products are refused");
      }
    }
  }

  /**
   * Spans lie as the mode says, and keys are equal.
   *
   * @param mode how they lie
   * @param left span of the left side
   * @param right span of the right side
   * @param keys equal columns, such as the path; at least one, since offsets of different files
   *     have nothing to do with each other
   */
  record Span(SpanMode mode, SpanColumns left, SpanColumns right, List<JoinKeyPair> keys)
      implements RelateCondition {
    /** Refuses a span join without keys. */
    public Span {
      keys = List.copyOf(keys);
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("a span condition needs equal keys, such as the path");
      }
    }
  }

  /**
   * A SQL predicate over {@code l.column} and {@code r.column}.
   *
   * @param sql its text
   */
  record Predicate(String sql) implements RelateCondition {}
}
