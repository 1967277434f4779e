package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.function.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.VarCharVector;

/**
 * The text of one row of a vector, lent until it is closed; unlike the engine's, its indexes are
 * checked.
 */
final class RowUtf8 implements Utf8, AutoCloseable {
  private final ArrowBuf bytes;
  private final long start;
  private final int length;
  private boolean over;

  RowUtf8(VarCharVector vector, int row) {
    this.bytes = vector.getDataBuffer();
    this.start = vector.getStartOffset(row);
    this.length = vector.getEndOffset(row) - (int) start;
  }

  @Override
  public int length() {
    requireLent();
    return length;
  }

  @Override
  public byte byteAt(int index) {
    return bytes.getByte(start + Objects.checkIndex(index, length()));
  }

  @Override
  public long longAt(int index) {
    return bytes.getLong(start + Objects.checkFromIndexSize(index, Long.BYTES, length()));
  }

  @Override
  public void copyTo(byte[] target, int offset) {
    copyTo(0, length(), target, offset);
  }

  void copyTo(int from, int count, byte[] target, int offset) {
    requireLent();
    bytes.getBytes(start + from, target, offset, count);
  }

  @Override
  public String toString() {
    byte[] copy = new byte[length()];
    copyTo(copy, 0);
    return new String(copy, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    over = true;
  }

  private void requireLent() {
    if (over) {
      throw new RevokedException("text");
    }
  }
}
