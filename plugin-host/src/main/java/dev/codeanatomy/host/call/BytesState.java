package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.function.State;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A fixed state in an array; unlike the engine's, its offsets are checked. */
final class BytesState implements State {
  private final ByteBuffer bytes;

  BytesState(int size) {
    this.bytes = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }

  @Override
  public byte getByte(int offset) {
    return bytes.get(offset);
  }

  @Override
  public void setByte(int offset, byte value) {
    bytes.put(offset, value);
  }

  @Override
  public int getInt(int offset) {
    return bytes.getInt(offset);
  }

  @Override
  public void setInt(int offset, int value) {
    bytes.putInt(offset, value);
  }

  @Override
  public long getLong(int offset) {
    return bytes.getLong(offset);
  }

  @Override
  public void setLong(int offset, long value) {
    bytes.putLong(offset, value);
  }

  @Override
  public double getDouble(int offset) {
    return bytes.getDouble(offset);
  }

  @Override
  public void setDouble(int offset, double value) {
    bytes.putDouble(offset, value);
  }
}
