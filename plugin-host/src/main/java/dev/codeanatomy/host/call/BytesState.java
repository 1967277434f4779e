package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.function.State;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A fixed state in an array. A function sees it through a loan that ends with the call; unlike the
 * engine's, its offsets are checked.
 */
final class BytesState {
  private final ByteBuffer bytes;

  /** Memory as an engine gives it: every byte is {@code content}. */
  BytesState(int size, byte content) {
    this.bytes = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    for (int i = 0; i < size; i++) {
      bytes.put(i, content);
    }
  }

  Loan lend() {
    return new Loan(bytes);
  }

  /** The state during one call. */
  static final class Loan implements State, AutoCloseable {
    private final ByteBuffer bytes;
    private boolean over;

    private Loan(ByteBuffer bytes) {
      this.bytes = bytes;
    }

    @Override
    public byte getByte(int offset) {
      return lent().get(offset);
    }

    @Override
    public void setByte(int offset, byte value) {
      lent().put(offset, value);
    }

    @Override
    public int getInt(int offset) {
      return lent().getInt(offset);
    }

    @Override
    public void setInt(int offset, int value) {
      lent().putInt(offset, value);
    }

    @Override
    public long getLong(int offset) {
      return lent().getLong(offset);
    }

    @Override
    public void setLong(int offset, long value) {
      lent().putLong(offset, value);
    }

    @Override
    public double getDouble(int offset) {
      return lent().getDouble(offset);
    }

    @Override
    public void setDouble(int offset, double value) {
      lent().putDouble(offset, value);
    }

    @Override
    public void close() {
      over = true;
    }

    private ByteBuffer lent() {
      if (over) {
        throw new RevokedException("state");
      }
      return bytes;
    }
  }
}
