package dev.codeanatomy.engine.duckdb;

/** The text of checked mode: knows its bounds, and that its batch is over. */
final class CheckedUtf8 extends NativeUtf8 {
  private boolean over;

  @Override
  void endBatch() {
    over = true;
  }

  @Override
  public int length() {
    requireLive();
    return super.length();
  }

  @Override
  public byte byteAt(int index) {
    requireRange(index, 1);
    return super.byteAt(index);
  }

  @Override
  public long longAt(int index) {
    requireRange(index, Long.BYTES);
    return super.longAt(index);
  }

  @Override
  public void copyTo(byte[] target, int offset) {
    requireLive();
    super.copyTo(target, offset);
  }

  private void requireRange(int index, int bytes) {
    if (index < 0 || index + bytes > length()) {
      throw new IndexOutOfBoundsException(
          bytes + " byte(s) at " + index + " of a text of " + length());
    }
  }

  private void requireLive() {
    if (over) {
      throw new IllegalStateException("this text was lent for the call only and is gone");
    }
  }
}
