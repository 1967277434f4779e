package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.function.Utf8;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VarCharVector;

/** The text of one row of a vector; moved from row to row. */
final class RowUtf8 implements Utf8 {
  private final VarCharVector vector;
  private final ArrowBuf bytes;
  private long start;
  private int length;

  RowUtf8(VarCharVector vector) {
    this.vector = vector;
    this.bytes = vector.getDataBuffer();
  }

  RowUtf8 at(int row) {
    start = vector.getStartOffset(row);
    length = vector.getEndOffset(row) - (int) start;
    return this;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public byte byteAt(int index) {
    return bytes.getByte(start + index);
  }

  @Override
  public long longAt(int index) {
    return bytes.getLong(start + index);
  }

  @Override
  public void copyTo(byte[] target, int offset) {
    bytes.getBytes(start, target, offset, length);
  }

  void copyTo(int from, int count, byte[] target, int offset) {
    bytes.getBytes(start + from, target, offset, count);
  }

  @Override
  public String toString() {
    byte[] copy = new byte[length];
    copyTo(copy, 0);
    return new String(copy, StandardCharsets.UTF_8);
  }
}
