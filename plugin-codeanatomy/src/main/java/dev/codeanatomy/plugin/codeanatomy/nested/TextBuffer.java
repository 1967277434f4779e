package dev.codeanatomy.plugin.codeanatomy.nested;

import java.util.Arrays;
import org.apache.arrow.vector.VariableWidthFieldVector;

/** The texts of one row, kept together as UTF-8 bytes and reused from row to row. One thread. */
final class TextBuffer {
  private static final int NULL = -1;

  private byte[] bytes = new byte[256];
  private int[] starts = new int[16];
  private int[] lengths = new int[16];
  private int used;
  private int size;
  private int[] order = new int[16];
  private int[] spare = new int[16];

  /** Forgets all texts. */
  void clear() {
    used = 0;
    size = 0;
  }

  int size() {
    return size;
  }

  /** Adds a text, which gets the next number from 0 on. */
  void add(byte[] source, int length) {
    if (used + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(used + length, 2 * bytes.length));
    }
    System.arraycopy(source, 0, bytes, used, length);
    append(length);
    used += length;
  }

  /** Adds a null. */
  void addNull() {
    append(NULL);
  }

  private void append(int length) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
    }
    starts[size] = used;
    lengths[size] = length;
    size++;
  }

  /** Writes a text, or the null, to a row of a vector of texts. */
  void write(int text, VariableWidthFieldVector out, int row) {
    if (lengths[text] == NULL) {
      out.setNull(row);
    } else {
      out.setSafe(row, bytes, starts[text], lengths[text]);
    }
  }

  boolean areEqual(int one, int other) {
    return compare(one, other) == 0;
  }

  /** The order of the bytes, unsigned, which for UTF-8 is that of the code points. */
  private int compare(int one, int other) {
    return Arrays.compareUnsigned(
        bytes,
        starts[one],
        starts[one] + lengths[one],
        bytes,
        starts[other],
        starts[other] + lengths[other]);
  }

  /**
   * The numbers of all texts, sorted by their bytes, equal ones as they were added. There must be
   * no nulls. Valid until the next call; only the first {@link #size()} elements count.
   */
  int[] sorted() {
    if (order.length < size) {
      order = new int[starts.length];
      spare = new int[starts.length];
    }
    boolean inOrder = true;
    for (int i = 0; i < size; i++) {
      order[i] = i;
      inOrder &= i == 0 || compare(i - 1, i) <= 0;
    }
    for (int run = 1; !inOrder && run < size; run *= 2) {
      for (int start = 0; start < size; start += 2 * run) {
        merge(start, Math.min(start + run, size), Math.min(start + 2 * run, size));
      }
      int[] merged = spare;
      spare = order;
      order = merged;
    }
    return order;
  }

  private void merge(int start, int middle, int end) {
    int left = start;
    int right = middle;
    for (int to = start; to < end; to++) {
      boolean takeLeft = left < middle && (right == end || compare(order[left], order[right]) <= 0);
      spare[to] = takeLeft ? order[left++] : order[right++];
    }
  }
}
