package dev.codeanatomy.plugin.codeanatomy.vector;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VariableWidthFieldVector;

/** Collects the bytes of one text and writes it to a row of a vector of texts. One thread. */
public final class TextSink {
  private byte[] bytes = new byte[64];
  private int length;

  /** Forgets what was appended. */
  public void clear() {
    length = 0;
  }

  public void append(byte[] source, int offset, int count) {
    reserve(count);
    System.arraycopy(source, offset, bytes, length, count);
    length += count;
  }

  public void append(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  public void append(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    append(encoded, 0, encoded.length);
  }

  /** Writes what was appended to {@code row} of {@code out}. */
  public void writeTo(FieldVector out, int row) {
    ((VariableWidthFieldVector) out).setSafe(row, bytes, 0, length);
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, bytes.length * 2));
    }
  }
}
