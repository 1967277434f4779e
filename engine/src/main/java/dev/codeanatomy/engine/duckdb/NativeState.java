package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.function.State;

/** A state where it lies in DuckDB. Moved from group to group by the loop of one thread. */
class NativeState implements State {
  private long address;

  final void moveTo(long stateAddress) {
    address = stateAddress;
  }

  /** Ends the call; in checked mode the object is dead from then on. */
  void endCall() {}

  @Override
  public byte getByte(int offset) {
    return Memory.getByte(address + offset);
  }

  @Override
  public void setByte(int offset, byte value) {
    Memory.putByte(address + offset, value);
  }

  @Override
  public int getInt(int offset) {
    return Memory.getInt(address + offset);
  }

  @Override
  public void setInt(int offset, int value) {
    Memory.putInt(address + offset, value);
  }

  @Override
  public long getLong(int offset) {
    return Memory.getLong(address + offset);
  }

  @Override
  public void setLong(int offset, long value) {
    Memory.putLong(address + offset, value);
  }

  @Override
  public double getDouble(int offset) {
    return Double.longBitsToDouble(getLong(offset));
  }

  @Override
  public void setDouble(int offset, double value) {
    setLong(offset, Double.doubleToRawLongBits(value));
  }
}
