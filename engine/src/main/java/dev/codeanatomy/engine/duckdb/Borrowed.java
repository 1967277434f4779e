package dev.codeanatomy.engine.duckdb;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OwnershipTransferResult;
import org.apache.arrow.memory.ReferenceManager;

/**
 * Stands behind Arrow buffers over memory that DuckDB or a {@link Lease} owns. Retaining and
 * releasing do nothing; once revoked, Arrow's own access check (where it is switched on) throws.
 */
final class Borrowed implements ReferenceManager {
  private final BufferAllocator allocator;
  private boolean revoked;

  Borrowed(BufferAllocator allocator) {
    this.allocator = allocator;
  }

  void revoke() {
    revoked = true;
  }

  ArrowBuf buffer(long address, long bytes) {
    return new ArrowBuf(this, null, bytes, address);
  }

  @Override
  public int getRefCount() {
    return revoked ? 0 : 1;
  }

  @Override
  public boolean release() {
    return false;
  }

  @Override
  public boolean release(int decrement) {
    return false;
  }

  @Override
  public void retain() {}

  @Override
  public void retain(int increment) {}

  @Override
  public ArrowBuf retain(ArrowBuf source, BufferAllocator target) {
    return source;
  }

  @Override
  public ArrowBuf deriveBuffer(ArrowBuf source, long index, long length) {
    return new ArrowBuf(this, null, length, source.memoryAddress() + index);
  }

  @Override
  public OwnershipTransferResult transferOwnership(ArrowBuf source, BufferAllocator target) {
    throw new UnsupportedOperationException(
        "this memory is lent for the call only; copy the values instead of transferring them");
  }

  @Override
  public BufferAllocator getAllocator() {
    return allocator;
  }

  @Override
  public long getSize() {
    return 0;
  }

  @Override
  public long getAccountedSize() {
    return 0;
  }
}
