package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.function.Utf8;
import dev.codeanatomy.plugin.api.function.Utf8Output;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Collects the texts a kernel writes for one batch in one piece of memory, and hands them to DuckDB
 * with one call. Used by one thread.
 */
final class NativeUtf8Output implements Utf8Output, AutoCloseable {
  private static final int FIRST_BYTES = 1 << 15;

  private final BufferAllocator allocator;
  private ArrowBuf memory;
  private long address;
  private long length;
  private long capacity;
  private long rowStart;
  private int firstLongRow = -1;
  private boolean rowIsNull;
  private boolean rowNeedsCheck;
  private boolean open;

  NativeUtf8Output(BufferAllocator allocator) {
    this.allocator = allocator;
    this.memory = allocator.getEmpty();
  }

  void beginBatch() {
    length = 0;
    firstLongRow = -1;
    address = memory.memoryAddress();
    capacity = memory.capacity();
    open = true;
  }

  void beginRow() {
    rowStart = length;
    rowIsNull = false;
    rowNeedsCheck = false;
  }

  /**
   * Writes the row's {@code string_t}; the pointer of a long text counts from the memory's start.
   */
  boolean endRow(long vectorData, int row) {
    if (rowIsNull) {
      length = rowStart;
      return false;
    }
    long text = address + rowStart;
    long size = length - rowStart;
    if (rowNeedsCheck && !Utf8Check.isAscii(text, size) && !Utf8Check.isValid(text, size)) {
      throw new MalformedResult("row " + row + " is not valid UTF-8");
    }
    StringT.put(vectorData, row, text, size, rowStart);
    if (size > StringT.INLINE) {
      if (firstLongRow < 0) {
        firstLongRow = row;
      }
    } else {
      length = rowStart;
    }
    return true;
  }

  /** Moves all long texts into the vector's own memory and turns offsets into pointers. */
  void endBatch(CApi api, long vector, long vectorData, long mask, int rows) {
    if (firstLongRow >= 0) {
      long ownOffset = Memory.getLong(vectorData + 16L * firstLongRow + 8);
      long head = Memory.getLong(vectorData + 16L * firstLongRow);
      api.unsafeVectorAssignStringElementLen(vector, firstLongRow, address, length);
      long base = StringT.bytes(vectorData, firstLongRow);
      Memory.putLong(vectorData + 16L * firstLongRow, head);
      Memory.putLong(vectorData + 16L * firstLongRow + 8, ownOffset);
      for (int row = firstLongRow; row < rows; row++) {
        if (NullMask.isValid(mask, row) && !StringT.isInline(vectorData, row)) {
          long pointer = vectorData + 16L * row + 8;
          Memory.putLong(pointer, base + Memory.getLong(pointer));
        }
      }
    }
    revoke();
  }

  /** From here until the next batch every append throws. */
  void revoke() {
    open = false;
    capacity = 0;
    length = 0;
  }

  @Override
  public void append(byte value) {
    if (length >= capacity) {
      grow(1);
    }
    Memory.putByte(address + length++, value);
    rowNeedsCheck |= value < 0;
  }

  @Override
  public void append(byte[] source, int offset, int size) {
    Objects.checkFromIndexSize(offset, size, source.length);
    if (length + size > capacity || capacity == 0) {
      grow(size);
    }
    Memory.copy(source, offset, address + length, size);
    length += size;
    rowNeedsCheck = true;
  }

  @Override
  public void append(Utf8 text) {
    int size = text.length();
    if (length + size > capacity || capacity == 0) {
      grow(size);
    }
    if (text instanceof NativeUtf8 lent) {
      Memory.copy(lent.address(), address + length, size);
    } else {
      byte[] bytes = new byte[size];
      text.copyTo(bytes, 0);
      Memory.copy(bytes, 0, address + length, size);
      rowNeedsCheck = true;
    }
    length += size;
  }

  @Override
  public void append(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    append(bytes, 0, bytes.length);
  }

  @Override
  public void setNull() {
    rowIsNull = true;
  }

  private void grow(long more) {
    if (!open) {
      throw new IllegalStateException("this output was lent for the call only and is gone");
    }
    ArrowBuf larger =
        allocator.buffer(Math.max(FIRST_BYTES, Math.max(capacity * 2, length + more)));
    Memory.copy(address, larger.memoryAddress(), length);
    memory.close();
    memory = larger;
    address = larger.memoryAddress();
    capacity = larger.capacity();
  }

  @Override
  public void close() {
    memory.close();
    memory = allocator.getEmpty();
  }
}
