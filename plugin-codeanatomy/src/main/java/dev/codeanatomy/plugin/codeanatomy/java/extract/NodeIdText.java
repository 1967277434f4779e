package dev.codeanatomy.plugin.codeanatomy.java.extract;

import java.util.Arrays;

/** Writes node ids into one buffer, because there are millions of them. For one thread. */
final class NodeIdText {
  private static final int MAX_DIGITS = 10;

  private byte[] bytes = new byte[256];

  /** Writes {@code path#ordinal} and returns its length. */
  int write(byte[] path, int ordinal) {
    int needed = path.length + 1 + MAX_DIGITS;
    if (bytes.length < needed) {
      bytes = Arrays.copyOf(bytes, needed * 2);
    }
    System.arraycopy(path, 0, bytes, 0, path.length);
    bytes[path.length] = '#';
    int digits = 1;
    for (int rest = ordinal / 10; rest > 0; rest /= 10) {
      digits++;
    }
    int length = path.length + 1 + digits;
    int rest = ordinal;
    for (int at = length - 1; at > path.length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return length;
  }

  byte[] bytes() {
    return bytes;
  }
}
