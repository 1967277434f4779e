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
  private long start;
  private long cursor;
  private long limit;
  private long rowStart;
  private int firstLongRow = -1;
  private boolean rowIsNull;
  private boolean open;

  NativeUtf8Output(BufferAllocator allocator) {
    this.allocator = allocator;
    this.memory = allocator.getEmpty();
  }

  void beginBatch() {
    firstLongRow = -1;
    start = memory.memoryAddress();
    cursor = start;
    limit = start + memory.capacity();
    open = true;
  }

  void beginRow() {
    rowStart = cursor;
    rowIsNull = false;
  }

  /**
   * Writes the row's {@code string_t}; the pointer of a long text counts from the memory's start.
   */
  boolean endRow(long vectorData, int row) {
    if (rowIsNull) {
      cursor = rowStart;
      return false;
    }
    long size = cursor - rowStart;
    if (!Utf8Check.isAscii(rowStart, size) && !Utf8Check.isValid(rowStart, size)) {
      throw new MalformedResult("row " + row + " is not valid UTF-8");
    }
    StringT.put(vectorData, row, rowStart, size, rowStart - start);
    if (size <= StringT.INLINE) {
      cursor = rowStart;
    } else if (firstLongRow < 0) {
      firstLongRow = row;
    }
    return true;
  }

  /** Moves all long texts into the vector's own memory and turns offsets into pointers. */
  void endBatch(CApi api, long vector, long vectorData, long mask, int rows) {
    if (firstLongRow >= 0) {
      long ownOffset = Memory.getLong(vectorData + 16L * firstLongRow + 8);
      long head = Memory.getLong(vectorData + 16L * firstLongRow);
      api.unsafeVectorAssignStringElementLen(vector, firstLongRow, start, cursor - start);
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
    limit = 0;
    cursor = 0;
  }

  @Override
  public void append(byte value) {
    if (cursor >= limit) {
      grow(1);
    }
    Memory.putByte(cursor++, value);
  }

  @Override
  public void appendLong(long eightBytes) {
    reserve(Long.BYTES);
    Memory.putLong(cursor, eightBytes);
    cursor += Long.BYTES;
  }

  @Override
  public void append(byte[] source, int offset, int size) {
    Objects.checkFromIndexSize(offset, size, source.length);
    reserve(size);
    Memory.copy(source, offset, cursor, size);
    cursor += size;
  }

  @Override
  public void append(Utf8 text) {
    int size = text.length();
    reserve(size);
    if (text instanceof NativeUtf8 lent) {
      StringT.copyBytes(lent.address(), cursor, size);
      cursor += size;
    } else {
      byte[] bytes = new byte[size];
      text.copyTo(bytes, 0);
      append(bytes, 0, size);
    }
  }

  @Override
  public void append(Utf8 text, int offset, int size) {
    Objects.checkFromIndexSize(offset, size, text.length());
    if (text instanceof NativeUtf8 lent) {
      reserve(size);
      StringT.copyBytes(lent.address() + offset, cursor, size);
      cursor += size;
    } else {
      Utf8Output.super.append(text, offset, size);
    }
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

  private void reserve(int size) {
    if (cursor + size > limit || !open) {
      grow(size);
    }
  }

  private void grow(long more) {
    if (!open) {
      throw new IllegalStateException("this output was lent for the call only and is gone");
    }
    long used = cursor - start;
    long row = rowStart - start;
    long wanted = Math.max((limit - start) * 2, used + more);
    ArrowBuf larger = allocator.buffer(Math.max(FIRST_BYTES, wanted));
    Memory.copy(start, larger.memoryAddress(), used);
    memory.close();
    memory = larger;
    start = larger.memoryAddress();
    cursor = start + used;
    rowStart = start + row;
    limit = start + larger.capacity();
  }

  @Override
  public void close() {
    memory.close();
    memory = allocator.getEmpty();
  }
}
