package dev.codeanatomy.engine.duckdb;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;

/**
 * What one thread lends to plugin code, batch after batch: wrappers over DuckDB's memory, and
 * scratch memory for what must be converted. {@link #endBatch} takes everything back; the scratch
 * memory itself is reused for the next batch. Used by one thread.
 */
final class Lease implements AutoCloseable {
  private static final long ALL_VALID_BYTES = 4096;
  private static final long ALL_VALID = allValid();

  private final CApi api;
  private final BufferAllocator allocator;
  private final boolean checked;
  private final List<ArrowBuf> scratch = new ArrayList<>();
  private final MemorySegment holder = Arena.ofAuto().allocate(JAVA_LONG);
  private final List<Long> nativeVectors = new ArrayList<>();
  private final List<AutoCloseable> vectors = new ArrayList<>();
  private int scratchUsed;
  private Borrowed borrowed;

  Lease(CApi api, BufferAllocator allocator, boolean checked) {
    this.api = api;
    this.allocator = allocator;
    this.checked = checked;
    this.borrowed = new Borrowed(allocator);
  }

  private static long allValid() {
    MemorySegment ones = Arena.global().allocate(ALL_VALID_BYTES, Long.BYTES);
    ones.fill((byte) -1);
    return ones.address();
  }

  BufferAllocator allocator() {
    return allocator;
  }

  /** A buffer over memory that stays valid until {@link #endBatch}. */
  ArrowBuf borrow(long address, long bytes) {
    return borrowed.buffer(address, bytes);
  }

  /** The validity bits of a vector without a mask. */
  ArrowBuf allValid(int rows) {
    long bytes = validityBytes(rows);
    if (bytes <= ALL_VALID_BYTES) {
      return borrow(ALL_VALID, bytes);
    }
    long address = scratch(bytes);
    Memory.fill(address, bytes, (byte) -1);
    return borrow(address, bytes);
  }

  static long validityBytes(int rows) {
    return Math.max(8, (rows + 63L) / 64 * 8);
  }

  /** Memory of at least so many bytes, with anything in it, until {@link #endBatch}. */
  long scratch(long bytes) {
    int slot = scratchUsed++;
    if (slot == scratch.size()) {
      scratch.add(allocator.buffer(Math.max(64, bytes)));
    } else if (scratch.get(slot).capacity() < bytes) {
      scratch.get(slot).close();
      scratch.set(slot, allocator.getEmpty());
      scratch.set(slot, allocator.buffer(bytes));
    }
    return scratch.get(slot).memoryAddress();
  }

  /** A copy of a DuckDB vector that is flat down to its leaves, until {@link #endBatch}. */
  long flatCopy(long vector, LogicalType type, int rows) {
    long copy = api.createVector(type.pointer(), Math.max(rows, 1));
    nativeVectors.add(copy);
    long selection = api.createSelectionVector(rows);
    try {
      long indexes = api.selectionVectorGetDataPtr(selection);
      for (int i = 0; i < rows; i++) {
        Memory.putInt(indexes + 4L * i, i);
      }
      api.vectorCopySel(vector, copy, selection, rows, 0, 0);
    } finally {
      api.destroySelectionVector(selection);
    }
    return copy;
  }

  /** Has a vector closed at the end of the batch. */
  <T extends AutoCloseable> T closing(T vector) {
    vectors.add(vector);
    return vector;
  }

  /** Takes back all that was lent since the last call. */
  void endBatch() {
    if (checked) {
      borrowed.revoke();
      borrowed = new Borrowed(allocator);
    }
    for (int i = 0; i < vectors.size(); i++) {
      close(vectors.get(i));
    }
    vectors.clear();
    for (long vector : nativeVectors) {
      holder.set(JAVA_LONG, 0, vector);
      api.destroyVector(holder.address());
    }
    nativeVectors.clear();
    scratchUsed = 0;
  }

  private static void close(AutoCloseable vector) {
    try {
      vector.close();
    } catch (Exception e) {
      throw new IllegalStateException("a vector failed to close", e);
    }
  }

  @Override
  public void close() {
    endBatch();
    scratch.forEach(ArrowBuf::close);
    scratch.clear();
  }
}
