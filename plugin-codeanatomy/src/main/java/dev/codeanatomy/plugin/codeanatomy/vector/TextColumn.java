package dev.codeanatomy.plugin.codeanatomy.vector;

import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VariableWidthFieldVector;
import org.apache.arrow.vector.util.ReusableByteArray;

/**
 * Reads the texts of one column as UTF-8 bytes, whether they lie in plain or in view vectors. Holds
 * one row at a time in a buffer that it reuses from row to row and from batch to batch. One thread.
 */
public final class TextColumn {
  private final ReusableByteArray buffer = new ReusableByteArray();
  private final VariableWidthFieldVector vector;

  /**
   * Reads {@code vector}, which must be of type {@code Utf8}.
   *
   * @throws IllegalArgumentException if it is of another kind
   */
  public TextColumn(FieldVector vector) {
    if (!(vector instanceof VariableWidthFieldVector)) {
      throw new IllegalArgumentException("Not a vector of texts: " + vector.getField());
    }
    this.vector = (VariableWidthFieldVector) vector;
  }

  public boolean isNull(int row) {
    return vector.isNull(row);
  }

  /** Moves to {@code row}, which must not be null; {@link #bytes()} then holds its text. */
  public void read(int row) {
    vector.read(row, buffer);
  }

  /** The buffer; the text is its first {@link #length()} bytes. Overwritten by the next read. */
  public byte[] bytes() {
    return buffer.getBuffer();
  }

  public int length() {
    return (int) buffer.getLength();
  }

  /** Reads {@code row}, which must not be null, as a string. */
  public String string(int row) {
    read(row);
    return new String(bytes(), 0, length(), StandardCharsets.UTF_8);
  }
}
