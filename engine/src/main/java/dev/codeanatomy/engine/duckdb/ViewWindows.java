package dev.codeanatomy.engine.duckdb;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * Turns pointers into (buffer, offset), as Arrow's views want them: a buffer is a window of two
 * gigabytes of address space, and the long texts of one batch mostly share one.
 */
final class ViewWindows {
  static final long WINDOW_BYTES = Integer.MAX_VALUE;

  /** Windows overlap by half, so a text below one gigabyte never crosses the end of its window. */
  private static final int BASE_SHIFT = 30;

  private long[] bases = new long[2];
  private int count;

  /** The second half of the view for the long {@code string_t} at this address. */
  long locate(long stringT) {
    long pointer = Memory.getLong(stringT + 8);
    long base = pointer >>> BASE_SHIFT << BASE_SHIFT;
    int index = count - 1;
    while (index >= 0 && bases[index] != base) {
      index--;
    }
    if (index < 0) {
      if ((Memory.getInt(stringT) & 0xffff_ffffL) >= 1L << BASE_SHIFT) {
        throw new DuckDbException(
            DuckDbException.Kind.UNSUPPORTED, "a text of 1 GB or more cannot be given as a view");
      }
      if (count == bases.length) {
        bases = Arrays.copyOf(bases, count * 2);
      }
      bases[count] = base;
      index = count++;
    }
    return index | (pointer - base) << 32;
  }

  void forEach(LongConsumer base) {
    for (int i = 0; i < count; i++) {
      base.accept(bases[i]);
    }
  }
}
