package dev.codeanatomy.engine.duckdb;

/** The state of checked mode: knows its size, and that its call is over. */
final class CheckedState extends NativeState {
  private final int size;
  private boolean over;

  CheckedState(int size) {
    this.size = size;
  }

  @Override
  void endCall() {
    over = true;
  }

  @Override
  public byte getByte(int offset) {
    require(offset, Byte.BYTES);
    return super.getByte(offset);
  }

  @Override
  public void setByte(int offset, byte value) {
    require(offset, Byte.BYTES);
    super.setByte(offset, value);
  }

  @Override
  public int getInt(int offset) {
    require(offset, Integer.BYTES);
    return super.getInt(offset);
  }

  @Override
  public void setInt(int offset, int value) {
    require(offset, Integer.BYTES);
    super.setInt(offset, value);
  }

  @Override
  public long getLong(int offset) {
    require(offset, Long.BYTES);
    return super.getLong(offset);
  }

  @Override
  public void setLong(int offset, long value) {
    require(offset, Long.BYTES);
    super.setLong(offset, value);
  }

  private void require(int offset, int bytes) {
    if (over) {
      throw new IllegalStateException("this state was lent for the call only and is gone");
    }
    if (offset < 0 || offset + bytes > size) {
      throw new IndexOutOfBoundsException(
          bytes + " byte(s) at " + offset + " of a state of " + size);
    }
  }
}
