package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.HostImplements;

/**
 * A text of one row as its UTF-8 bytes, where they lie in the engine. One object is moved from row
 * to row: it is valid during the call only and must not be kept; {@link #toString()} gives a copy.
 */
@HostImplements(since = "0.1")
public interface Utf8 {
  /** The number of bytes. */
  int length();

  /**
   * The byte at {@code index}; not checked: an index outside {@code 0 .. length()-1} is undefined.
   */
  byte byteAt(int index);

  /**
   * Eight bytes from {@code index} as a little-endian number; not checked: {@code index + 8} must
   * not be above {@link #length()}.
   */
  long longAt(int index);

  /** Copies all bytes to {@code target} from {@code offset} on. */
  void copyTo(byte[] target, int offset);

  /** The text. Malformed bytes become U+FFFD. */
  @Override
  String toString();
}
