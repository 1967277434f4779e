package dev.codeanatomy.engine.lower;

import java.util.OptionalLong;

/**
 * The frame of a window call.
 *
 * @param rows whether offsets count rows; otherwise the bounds are those of peers, and have no
 *     offsets
 * @param start where it begins
 * @param end where it ends
 */
public record WindowFrame(boolean rows, Bound start, Bound end) {
  /** From the first row of the partition to the last. */
  public static final WindowFrame WHOLE_PARTITION =
      new WindowFrame(
          true,
          new Bound(OptionalLong.empty(), true, true),
          new Bound(OptionalLong.empty(), true, false));

  /**
   * One end of a frame. The current row is zero rows preceding.
   *
   * @param offset in rows; empty when unbounded or at the current row
   * @param unbounded whether it is the partition's end
   * @param preceding whether it lies before the current row, else after
   */
  public record Bound(OptionalLong offset, boolean unbounded, boolean preceding) {
    /** The current row, or its peers. */
    public static Bound currentRow() {
      return new Bound(OptionalLong.empty(), false, true);
    }

    /** Whether it is the current row. */
    public boolean isCurrentRow() {
      return !unbounded && offset.isEmpty();
    }
  }
}
