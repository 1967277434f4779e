package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.HostImplements;

/**
 * Where a kernel puts the text of one row. It is empty at the start of each row; without any call
 * the row is the empty text. Bytes must be valid UTF-8. Valid during the call only.
 */
@HostImplements(since = "0.1")
public interface Utf8Output {
  void append(byte value);

  void append(byte[] source, int offset, int length);

  void append(Utf8 text);

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
