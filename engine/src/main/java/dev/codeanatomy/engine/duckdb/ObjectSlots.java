package dev.codeanatomy.engine.duckdb;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Java objects behind eight-byte handles, for states that live in DuckDB's memory. Any thread may
 * read or release any handle: DuckDB merges and destroys states on other threads than those that
 * made them. Slots come in chunks which never move; each thread fills a chunk of its own, and a
 * chunk is used again when all that was in it is released.
 */
final class ObjectSlots {
  private static final int CHUNK_SHIFT = 10;
  private static final int CHUNK_SLOTS = 1 << CHUNK_SHIFT;

  /** A chunk's count of what still lives is only complete once its thread has left it. */
  private static final class Chunk {
    final int index;
    final @Nullable Object[] slots = new @Nullable Object[CHUNK_SLOTS];
    final AtomicInteger live = new AtomicInteger();

    Chunk(int index) {
      this.index = index;
    }
  }

  private final LongAdder created = new LongAdder();
  private final LongAdder released = new LongAdder();
  private final Deque<Chunk> free = new ArrayDeque<>();
  private volatile Chunk[] chunks = new Chunk[0];

  /** One thread's way to add objects. */
  final class Writer implements AutoCloseable {
    private Optional<Chunk> current = Optional.empty();
    private int used = CHUNK_SLOTS;

    /** Keeps an object and gives its handle, which is never zero. */
    long put(Object object) {
      if (used == CHUNK_SLOTS) {
        current.ifPresent(full -> retire(full, CHUNK_SLOTS));
        current = Optional.of(nextChunk());
        used = 0;
      }
      Chunk chunk = current.orElseThrow();
      chunk.slots[used] = object;
      created.increment();
      return ((long) chunk.index << CHUNK_SHIFT | used++) + 1;
    }

    Object get(long handle) {
      return ObjectSlots.this.get(handle);
    }

    @Override
    public void close() {
      current.ifPresent(chunk -> retire(chunk, used));
      current = Optional.empty();
      used = CHUNK_SLOTS;
    }
  }

  Writer writer() {
    return new Writer();
  }

  Object get(long handle) {
    int slot = (int) (handle - 1);
    Object object = chunks[slot >>> CHUNK_SHIFT].slots[slot & CHUNK_SLOTS - 1];
    if (object == null) {
      throw new IllegalStateException("the state " + handle + " was released");
    }
    return object;
  }

  /** Takes an object out; its handle is void from then on. */
  Object release(long handle) {
    Object object = get(handle);
    int slot = (int) (handle - 1);
    Chunk chunk = chunks[slot >>> CHUNK_SHIFT];
    chunk.slots[slot & CHUNK_SLOTS - 1] = null;
    released.increment();
    if (chunk.live.decrementAndGet() == 0) {
      recycle(chunk);
    }
    return object;
  }

  StateCounts counts() {
    return new StateCounts(created.sum(), released.sum());
  }

  /** Until now each release went below zero; with the number of puts added the count is true. */
  private void retire(Chunk chunk, int puts) {
    if (chunk.live.addAndGet(puts) == 0 && puts > 0) {
      recycle(chunk);
    }
  }

  private synchronized void recycle(Chunk chunk) {
    free.push(chunk);
  }

  private synchronized Chunk nextChunk() {
    if (!free.isEmpty()) {
      return free.pop();
    }
    Chunk[] larger = chunks;
    int index = larger.length;
    if (index >= Integer.MAX_VALUE >>> CHUNK_SHIFT) {
      throw new IllegalStateException("more than two billion aggregate states at once");
    }
    larger = Arrays.copyOf(larger, index + 1);
    larger[index] = new Chunk(index);
    chunks = larger;
    return larger[index];
  }
}
