package dev.codeanatomy.plugin.codeanatomy.java.table;

import dev.codeanatomy.plugin.api.PluginException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * A range of files as the bytes of a split: first file and the one after the last, as two
 * big-endian ints.
 *
 * @param from first file
 * @param to the file after the last
 */
record Splits(int from, int to) {
  private static final int LENGTH = 2 * Integer.BYTES;

  Splits {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no range of files: " + from + " to " + to);
    }
  }

  /**
   * Cuts files into ranges of about equal weight. The cut depends on its arguments alone.
   *
   * @param wanted how many ranges at most, at least 1
   */
  static List<byte[]> cut(int files, int wanted, IntToLongFunction weight) {
    long total = 0;
    for (int i = 0; i < files; i++) {
      total += weight.applyAsLong(i) + 1;
    }
    List<byte[]> splits = new ArrayList<>();
    long seen = 0;
    int from = 0;
    for (int i = 0; i < files; i++) {
      seen += weight.applyAsLong(i) + 1;
      boolean full = seen * wanted >= total * (splits.size() + 1);
      if (full || i == files - 1) {
        splits.add(new Splits(from, i + 1).bytes());
        from = i + 1;
      }
    }
    return splits;
  }

  byte[] bytes() {
    return ByteBuffer.allocate(LENGTH).putInt(from).putInt(to).array();
  }

  /**
   * Reads a split.
   *
   * @param files how many files there are
   */
  static Splits of(byte[] bytes, int files) throws PluginException {
    if (bytes.length == LENGTH) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      int from = buffer.getInt();
      int to = buffer.getInt();
      if (from >= 0 && from <= to && to <= files) {
        return new Splits(from, to);
      }
    }
    throw new PluginException(
        "a split does not fit the "
            + files
            + " files of this source root; it was planned over another state of the tree");
  }
}
