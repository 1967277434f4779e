package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.HostImplements;
import java.util.Objects;

/**
 * Where a kernel puts the text of one row. It is empty at the start of each row; without any call
 * the row is the empty text. Bytes must be valid UTF-8. Valid during the call only.
 */
@HostImplements(since = "0.1")
public interface Utf8Output {
  void append(byte value);

  void append(byte[] source, int offset, int length);

  void append(Utf8 text);

  /**
   * Appends a part of a text.
   *
   * @param offset the first byte, from 0
   * @param length the number of bytes
   * @throws IndexOutOfBoundsException if the text has no such part
   */
  default void append(Utf8 text, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, text.length());
    for (int i = offset; i < offset + length; i++) {
      append(text.byteAt(i));
    }
  }

  void append(String text);

  /**
   * Appends eight bytes, the lowest first: the counterpart of {@link Utf8#longAt}, for kernels that
   * work on eight bytes at a time.
   */
  default void appendLong(long eightBytes) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      append((byte) (eightBytes >>> shift));
    }
  }

  /** Makes the row null and drops what was appended. */
  void setNull();
}
