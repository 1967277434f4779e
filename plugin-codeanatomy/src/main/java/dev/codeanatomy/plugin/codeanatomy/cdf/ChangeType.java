package dev.codeanatomy.plugin.codeanatomy.cdf;

import dev.codeanatomy.plugin.codeanatomy.text.WhiteSpace;
import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;

/** The change types of a change feed, by rank: of two changes of a row the higher one stands. */
enum ChangeType {
  UPDATE_PREIMAGE,
  DELETE,
  INSERT,
  UPDATE_POSTIMAGE;

  /** The rank of a text that is no change type. */
  static final int UNKNOWN = -1;

  private static final ChangeType[] ALL = values();

  private final byte[] name = name().getBytes(StandardCharsets.US_ASCII);

  /**
   * The rank of a text: 3 for {@code update_postimage}, 2 for {@code insert}, 1 for {@code delete},
   * 0 for {@code update_preimage}, else {@link #UNKNOWN}. Case and white space around it do not
   * matter.
   *
   * @param byteAt gives the bytes of the text's UTF-8
   */
  static int rank(IntUnaryOperator byteAt, int length) {
    int start = 0;
    int end = length;
    while (start < end && isSpace(byteAt.applyAsInt(start))) {
      start++;
    }
    while (end > start && isSpace(byteAt.applyAsInt(end - 1))) {
      end--;
    }
    if (start < end && (byteAt.applyAsInt(start) < 0 || byteAt.applyAsInt(end - 1) < 0)) {
      return rankOfTrimmed(byteAt, start, end);
    }
    for (ChangeType type : ALL) {
      if (type.matches(byteAt, start, end)) {
        return type.ordinal();
      }
    }
    return UNKNOWN;
  }

  /** There is white space outside ASCII. */
  private static int rankOfTrimmed(IntUnaryOperator byteAt, int start, int end) {
    byte[] bytes = new byte[end - start];
    for (int i = start; i < end; i++) {
      bytes[i - start] = (byte) byteAt.applyAsInt(i);
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    String trimmed = WhiteSpace.trim(text);
    if (trimmed.length() == text.length()) {
      return UNKNOWN;
    }
    byte[] rest = trimmed.getBytes(StandardCharsets.UTF_8);
    return rank(i -> rest[i], rest.length);
  }

  private boolean matches(IntUnaryOperator byteAt, int start, int end) {
    if (end - start != name.length) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      int found = byteAt.applyAsInt(start + i);
      int upper = found >= 'a' && found <= 'z' ? found - ('a' - 'A') : found;
      if (upper != name[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(int value) {
    return value >= 0 && WhiteSpace.is((char) value);
  }
}
