package dev.codeanatomy.engine.duckdb;

/**
 * Which rows around a row a window function looks at.
 *
 * @param unit what offsets count
 * @param start the first row
 * @param end the last row
 */
public record WindowFrame(Unit unit, Bound start, Bound end) {

  /** What an offset counts. */
  public enum Unit {
    /** Rows. */
    ROWS,
    /** Groups of rows that are equal in the window's order. */
    GROUPS,
    /** Values of the order column: only {@code UNBOUNDED} and {@code CURRENT ROW} are supported. */
    RANGE
  }

  /** Where a frame starts or ends. */
  public enum Kind {
    /** At the partition's first row. */
    UNBOUNDED_PRECEDING,
    /** So many before. */
    PRECEDING,
    /** At the row itself; for groups and ranges at its peers' edge. */
    CURRENT_ROW,
    /** So many after. */
    FOLLOWING,
    /** At the partition's last row. */
    UNBOUNDED_FOLLOWING
  }

  /**
   * One edge.
   *
   * @param kind where
   * @param offset how many, for {@code PRECEDING} and {@code FOLLOWING}; not negative
   */
  public record Bound(Kind kind, int offset) {
    /** Checks the offset. */
    public Bound {
      if (offset < 0) {
        throw new IllegalArgumentException("a frame's offset must not be negative: " + offset);
      }
    }

    /** An edge without an offset. */
    public static Bound of(Kind kind) {
      return new Bound(kind, 0);
    }

    private boolean hasOffset() {
      return kind == Kind.PRECEDING || kind == Kind.FOLLOWING;
    }
  }

  /** Refuses what cannot be evaluated. */
  public WindowFrame {
    if (unit == Unit.RANGE && (start.hasOffset() || end.hasOffset())) {
      throw new DuckDbException(
          DuckDbException.Kind.UNSUPPORTED,
          "a plugin's window function cannot have RANGE with an offset; use ROWS or GROUPS");
    }
    if (start.kind() == Kind.UNBOUNDED_FOLLOWING || end.kind() == Kind.UNBOUNDED_PRECEDING) {
      throw new IllegalArgumentException("a frame starts before it ends: " + start + ", " + end);
    }
  }

  /** The whole partition. */
  public static WindowFrame wholePartition() {
    return new WindowFrame(
        Unit.ROWS, Bound.of(Kind.UNBOUNDED_PRECEDING), Bound.of(Kind.UNBOUNDED_FOLLOWING));
  }

  /** SQL's frame where ORDER BY stands alone: from the first row to the last peer. */
  public static WindowFrame upToPeers() {
    return new WindowFrame(
        Unit.RANGE, Bound.of(Kind.UNBOUNDED_PRECEDING), Bound.of(Kind.CURRENT_ROW));
  }
}
