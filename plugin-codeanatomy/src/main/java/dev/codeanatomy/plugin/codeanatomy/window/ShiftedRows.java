package dev.codeanatomy.plugin.codeanatomy.window;

import dev.codeanatomy.plugin.api.function.WindowEvaluator;
import dev.codeanatomy.plugin.api.function.WindowPartition;
import java.util.Arrays;
import org.apache.arrow.vector.FieldVector;

/** Copies values from other rows of the partition. One thread. */
final class ShiftedRows implements WindowEvaluator {
  private static final int VALUE = 0;
  private static final int DEFAULT = 1;
  private static final int NO_ROW = -1;

  private final long offset;
  private final boolean ignoreNulls;
  private final boolean withDefault;

  /**
   * Shifts.
   *
   * @param offset how many rows further on, or back if below zero
   * @param ignoreNulls whether only rows with a value count
   * @param withDefault whether the second argument says what is given where there is no such row
   */
  ShiftedRows(long offset, boolean ignoreNulls, boolean withDefault) {
    this.offset = offset;
    this.ignoreNulls = ignoreNulls;
    this.withDefault = withDefault;
  }

  @Override
  public void evaluate(WindowPartition partition, FieldVector out) {
    int rows = partition.rowCount();
    FieldVector values = partition.arguments().column(VALUE);
    int[] counted = ignoreNulls ? withValue(values, rows) : new int[0];
    // The first of the counted rows that is not before the row.
    int next = 0;
    for (int row = 0; row < rows; row++) {
      int from;
      if (ignoreNulls) {
        while (next < counted.length && counted[next] < row) {
          next++;
        }
        from = among(counted, next, row);
      } else {
        from = within(row + clamped(rows), rows);
      }
      copy(partition, values, from, row, out);
    }
    out.setValueCount(rows);
  }

  private static int[] withValue(FieldVector values, int rows) {
    int[] found = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (!values.isNull(row)) {
        found[count++] = row;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** The offset, or one that is as far outside the partition. */
  private long clamped(int rows) {
    return Math.max(-rows, Math.min(rows, offset));
  }

  private static int within(long row, int rows) {
    return row < 0 || row >= rows ? NO_ROW : (int) row;
  }

  /** The row so many counted rows away from {@code row}, which itself does not count. */
  private int among(int[] counted, int next, int row) {
    if (offset == 0) {
      return row;
    }
    boolean counts = next < counted.length && counted[next] == row;
    long steps = clamped(counted.length + 1);
    long index = next + (offset > 0 && !counts ? steps - 1 : steps);
    int place = within(index, counted.length);
    return place == NO_ROW ? NO_ROW : counted[place];
  }

  private void copy(
      WindowPartition partition, FieldVector values, int from, int row, FieldVector out) {
    if (from != NO_ROW) {
      out.copyFromSafe(from, row, values);
    } else if (withDefault) {
      out.copyFromSafe(row, row, partition.arguments().column(DEFAULT));
    } else {
      out.setNull(row);
    }
  }
}
