package dev.codeanatomy.plugin.codeanatomy.java.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file and the way back from its characters to the file's bytes.
 *
 * <p>Bytes are read as UTF-8. A byte that takes part in no well-formed sequence (Unicode 15, table
 * 3-7) becomes one U+FFFD and still counts as one byte; a byte order mark is not part of the text
 * but of the offsets. Nothing else is changed: line ends, tabs and Unicode escapes stay as they
 * are. Immutable.
 */
public final class SourceText {
  private static final char REPLACEMENT = '\uFFFD';

  private final String text;

  /** Byte offset of each character and of the end; absent when each character is one byte. */
  private final int @Nullable [] offsets;

  private final int mark;
  private final int malformedBytes;

  private SourceText(String text, int @Nullable [] offsets, int mark, int malformedBytes) {
    this.text = text;
    this.offsets = offsets;
    this.mark = mark;
    this.malformedBytes = malformedBytes;
  }

  /** Decodes the bytes of one file; never fails. */
  public static SourceText decode(byte[] bytes) {
    int mark = startsWithMark(bytes) ? 3 : 0;
    for (int i = mark; i < bytes.length; i++) {
      if (bytes[i] < 0) {
        return decode(bytes, mark);
      }
    }
    String ascii = new String(bytes, mark, bytes.length - mark, StandardCharsets.ISO_8859_1);
    return new SourceText(ascii, null, mark, 0);
  }

  private static SourceText decode(byte[] bytes, int mark) {
    char[] chars = new char[bytes.length - mark];
    int[] offsets = new int[chars.length + 1];
    int count = 0;
    int malformed = 0;
    int at = mark;
    while (at < bytes.length) {
      int length = sequenceLength(bytes, at);
      if (length == 0) {
        offsets[count] = at;
        chars[count++] = REPLACEMENT;
        malformed++;
        at++;
      } else {
        int codePoint = codePoint(bytes, at, length);
        // Both halves of a surrogate pair stand where their four bytes begin.
        offsets[count] = at;
        if (length == 4) {
          offsets[count + 1] = at;
        }
        count += Character.toChars(codePoint, chars, count);
        at += length;
      }
    }
    offsets[count] = at;
    return new SourceText(
        new String(chars, 0, count), Arrays.copyOf(offsets, count + 1), mark, malformed);
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  /** Length of the well-formed sequence at this place; 0 when there is none. */
  private static int sequenceLength(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    if (lead < 0x80) {
      return 1;
    }
    int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
      return isTail(second) ? 2 : 0;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      int low = lead == 0xE0 ? 0xA0 : 0x80;
      int high = lead == 0xED ? 0x9F : 0xBF;
      return second >= low && second <= high && isTailAt(bytes, at + 2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      int low = lead == 0xF0 ? 0x90 : 0x80;
      int high = lead == 0xF4 ? 0x8F : 0xBF;
      boolean tails = isTailAt(bytes, at + 2) && isTailAt(bytes, at + 3);
      return second >= low && second <= high && tails ? 4 : 0;
    }
    return 0;
  }

  private static boolean isTailAt(byte[] bytes, int at) {
    return at < bytes.length && isTail(bytes[at] & 0xFF);
  }

  private static boolean isTail(int value) {
    return value >= 0x80 && value <= 0xBF;
  }

  private static int codePoint(byte[] bytes, int at, int length) {
    if (length == 1) {
      return bytes[at];
    }
    int value = bytes[at] & (0x7F >> length);
    for (int i = 1; i < length; i++) {
      value = value << 6 | bytes[at + i] & 0x3F;
    }
    return value;
  }

  /** The text without a byte order mark. */
  public String text() {
    return text;
  }

  /**
   * The byte offset in the file at which a character starts; for the text's length, the file's
   * size.
   *
   * @param index UTF-16 index, from 0 to the text's length
   */
  public int byteOffset(int index) {
    return offsets == null ? index + mark : offsets[index];
  }

  /** Whether the file starts with a UTF-8 byte order mark. */
  public boolean hasByteOrderMark() {
    return mark > 0;
  }

  /** Whether each character is one ASCII byte (a byte order mark aside). */
  public boolean isAscii() {
    return offsets == null;
  }

  /** How many bytes belong to no well-formed UTF-8 sequence. */
  public int malformedBytes() {
    return malformedBytes;
  }

  /** Lines of text: a terminator at the very end starts no further line; 0 for an empty text. */
  public int lineCount() {
    if (text.isEmpty()) {
      return 0;
    }
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends = c == '\n' || c == '\r' && !text.startsWith("\n", i + 1);
      if (ends && i + 1 < text.length()) {
        lines++;
      }
    }
    return lines;
  }
}
