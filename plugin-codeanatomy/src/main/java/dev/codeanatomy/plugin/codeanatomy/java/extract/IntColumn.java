package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.util.Arrays;

/** Growing column of ints. Written by one thread; then read by any number. */
final class IntColumn {
  private int[] values = new int[1024];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  int get(int row) {
    return values[row];
  }

  void set(int row, int value) {
    values[row] = value;
  }

  int size() {
    return size;
  }

  /** Forgets all rows from this one on. */
  void truncate(int newSize) {
    size = newSize;
  }
}
