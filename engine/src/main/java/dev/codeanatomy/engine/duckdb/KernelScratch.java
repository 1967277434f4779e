package dev.codeanatomy.engine.duckdb;

import org.apache.arrow.memory.BufferAllocator;

/** The objects that one thread's kernel calls share: two texts in, one out. */
final class KernelScratch implements AutoCloseable {
  private final boolean checked;
  private final NativeUtf8Output output;
  private NativeUtf8 left;
  private NativeUtf8 right;

  KernelScratch(BufferAllocator allocator, boolean checked) {
    this.checked = checked;
    this.output = new NativeUtf8Output(allocator);
    this.left = text();
    this.right = text();
  }

  private NativeUtf8 text() {
    return checked ? new CheckedUtf8() : new NativeUtf8();
  }

  NativeUtf8 left() {
    return left;
  }

  NativeUtf8 right() {
    return right;
  }

  NativeUtf8Output output() {
    return output;
  }

  void endBatch() {
    output.revoke();
    if (checked) {
      left.endBatch();
      right.endBatch();
      left = text();
      right = text();
    }
  }

  @Override
  public void close() {
    output.close();
  }
}
