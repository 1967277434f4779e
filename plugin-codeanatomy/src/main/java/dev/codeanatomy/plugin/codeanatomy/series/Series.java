package dev.codeanatomy.plugin.codeanatomy.series;

/**
 * The numbers {@code first}, {@code first + step} and so on. A series may have more numbers than a
 * long can count, and run from one end of the longs to the other: places in it are unsigned, and
 * arithmetic on them wraps.
 *
 * @param first the first number
 * @param step what is added, not zero; as an unsigned number where it counts places
 * @param empty whether there are none
 * @param last the place of the last number, counted from 0, unsigned
 */
record Series(long first, long step, boolean empty, long last) {

  /**
   * A series.
   *
   * @param inclusive whether {@code stop} itself may be the last number
   * @throws IllegalArgumentException if the step is zero
   */
  static Series of(long start, long stop, long step, boolean inclusive) {
    if (step == 0) {
      throw new IllegalArgumentException("a series does not get on by steps of 0");
    }
    boolean reached = step > 0 ? start < stop : start > stop;
    if (!reached && !(inclusive && start == stop)) {
      return new Series(start, step, true, 0);
    }
    long distance = step > 0 ? stop - start : start - stop;
    long furthest = inclusive ? distance : distance - 1;
    return new Series(start, step, false, Long.divideUnsigned(furthest, stride(step)));
  }

  /** Of the smallest long the absolute value is right too, as an unsigned number. */
  private static long stride(long step) {
    return Math.abs(step);
  }

  /** The number at a place. */
  long at(long place) {
    return first + place * step;
  }
}
