package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.function.Utf8;
import java.nio.charset.StandardCharsets;

/** A text where it lies in DuckDB. Moved from row to row by the kernel loop of one thread. */
class NativeUtf8 implements Utf8 {
  private long address;
  private int length;

  void moveTo(long vectorData, long row) {
    address = StringT.bytes(vectorData, row);
    length = (int) StringT.length(vectorData, row);
  }

  /** Ends the batch; in checked mode the object is dead from then on. */
  void endBatch() {}

  final long address() {
    return address;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public byte byteAt(int index) {
    return Memory.getByte(address + index);
  }

  @Override
  public long longAt(int index) {
    return Memory.getLong(address + index);
  }

  @Override
  public void copyTo(byte[] target, int offset) {
    Memory.copy(address, target, offset, length);
  }

  @Override
  public String toString() {
    byte[] bytes = new byte[length()];
    copyTo(bytes, 0);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
