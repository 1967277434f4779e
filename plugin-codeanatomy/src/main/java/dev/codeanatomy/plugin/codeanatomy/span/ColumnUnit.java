package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.PluginException;
import java.util.Locale;

/** What a column counts, and how it becomes a byte offset into the line's UTF-8. */
enum ColumnUnit {
  /** Bytes of UTF-8, any of them. */
  BYTE {
    @Override
    int walk(byte[] line, int length, long column) {
      return (int) column;
    }
  },

  /** Bytes of UTF-8, at the start of a character. */
  UTF8 {
    @Override
    int walk(byte[] line, int length, long column) throws PluginException {
      int offset = (int) column;
      if (offset < length && isContinuation(line[offset])) {
        throw new PluginException(
            "Column "
                + column
                + " (UTF8) lies inside a character of its line: give the offset of the character's"
                + " first byte, or use the unit BYTE");
      }
      return offset;
    }
  },

  /** Code units of UTF-16, as Java, JavaScript and language servers count. */
  UTF16 {
    @Override
    int walk(byte[] line, int length, long column) throws PluginException {
      int offset = 0;
      long units = 0;
      while (units < column && offset < length) {
        int bytes = characterBytes(line[offset]);
        units += bytes == 4 ? 2 : 1;
        offset += bytes;
      }
      if (units > column) {
        throw new PluginException(
            "Column "
                + column
                + " (UTF16) lies between the two code units of one character of its line: give the"
                + " column of the first");
      }
      return offset;
    }
  },

  /** Code points, as Python counts. */
  UTF32 {
    @Override
    int walk(byte[] line, int length, long column) {
      int offset = 0;
      for (long points = 0; points < column && offset < length; points++) {
        offset += characterBytes(line[offset]);
      }
      return offset;
    }
  };

  /** Does the unit's own counting; {@code column} is 0 to {@code length}. */
  abstract int walk(byte[] line, int length, long column) throws PluginException;

  /**
   * The byte offset of a column. A negative column is 0; one beyond the line is the line's end.
   *
   * @param line holds the line's UTF-8 in its first {@code length} bytes
   * @throws PluginException if the column lies inside a character
   */
  final int byteOffset(byte[] line, int length, long column) throws PluginException {
    // No unit is smaller than a byte of UTF-8, so a column above the length is beyond the line.
    return Math.min(length, walk(line, length, Math.max(0, Math.min(column, length))));
  }

  /**
   * Reads a unit's name: {@code byte}, {@code utf8}, {@code UTF-16}, {@code utf_32}, or the codes 1
   * (UTF-8), 2 (UTF-16), 3 (UTF-32). A name is known by what it contains; any other is UTF-32.
   */
  static ColumnUnit parse(String name) {
    String plain = name.strip().toUpperCase(Locale.ROOT).replace("-", "").replace("_", "");
    if (plain.contains("BYTE")) {
      return BYTE;
    }
    if (plain.equals("1") || plain.contains("UTF8")) {
      return UTF8;
    }
    if (plain.equals("2") || plain.contains("UTF16")) {
      return UTF16;
    }
    return UTF32;
  }

  /** The code of the encoding: 1, 2 or 3; of bytes, which are of no encoding, 3. */
  final int encoding() {
    return this == UTF8 ? 1 : this == UTF16 ? 2 : 3;
  }

  private static boolean isContinuation(byte value) {
    return (value & 0xc0) == 0x80;
  }

  /** The length of the character that starts with this byte. */
  private static int characterBytes(byte first) {
    if (first >= 0) {
      return 1;
    }
    return (first & 0xe0) == 0xc0 ? 2 : (first & 0xf0) == 0xe0 ? 3 : 4;
  }
}
