package dev.codeanatomy.engine.duckdb;

/**
 * DuckDB's {@code string_t}: 16 bytes, of which four are the length; up to twelve bytes of text
 * follow in place, or four bytes of prefix and a pointer.
 */
final class StringT {
  static final int INLINE = 12;

  /** What {@link #copy} may write past the text's end. */
  static final int SLACK = 16;

  private StringT() {}

  static long length(long vectorData, long row) {
    return Memory.getInt(vectorData + 16 * row) & 0xffff_ffffL;
  }

  static boolean isInline(long vectorData, long row) {
    return length(vectorData, row) <= INLINE;
  }

  /** Where the bytes lie. */
  static long bytes(long vectorData, long row) {
    long at = vectorData + 16 * row;
    return isInline(vectorData, row) ? at + 4 : Memory.getLong(at + 8);
  }

  /** Copies the text to where at least {@link #SLACK} bytes more are writable. */
  static void copy(long vectorData, long row, long target) {
    long at = vectorData + 16 * row;
    long length = length(vectorData, row);
    if (length <= INLINE) {
      Memory.putInt(target, Memory.getInt(at + 4));
      Memory.putLong(target + 4, Memory.getLong(at + 8));
    } else {
      copyLong(Memory.getLong(at + 8), target, length);
    }
  }

  /** Copies at least eight bytes without touching a byte outside either range. */
  static void copyLong(long source, long target, long length) {
    if (length > 128) {
      Memory.copy(source, target, length);
      return;
    }
    for (long i = 0; i <= length - 8; i += 8) {
      Memory.putLong(target + i, Memory.getLong(source + i));
    }
    Memory.putLong(target + length - 8, Memory.getLong(source + length - 8));
  }

  /** Copies any number of bytes without touching one outside either range. */
  static void copyBytes(long source, long target, long length) {
    if (length >= 8) {
      copyLong(source, target, length);
      return;
    }
    for (long i = 0; i < length; i++) {
      Memory.putByte(target + i, Memory.getByte(source + i));
    }
  }

  /** Writes a {@code string_t} whose long text lies, or will lie, at {@code pointer}. */
  static void put(long vectorData, long row, long text, long length, long pointer) {
    long at = vectorData + 16 * row;
    if (length > INLINE) {
      Memory.putLong(at, length | (long) Memory.getInt(text) << 32);
      Memory.putLong(at + 8, pointer);
      return;
    }
    Memory.putLong(at, length);
    Memory.putLong(at + 8, 0);
    copyBytes(text, at + 4, length);
  }
}
