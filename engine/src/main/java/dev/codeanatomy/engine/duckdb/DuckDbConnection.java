package dev.codeanatomy.engine.duckdb;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/**
 * A connection: one statement at a time, from one thread at a time. {@link #interrupt} and {@link
 * #progress} may be called from any other thread meanwhile.
 */
public final class DuckDbConnection implements AutoCloseable {
  private final CApi api;
  private final MemorySegment handle;
  private final Callbacks callbacks;
  private Optional<DuckDbResult> open = Optional.empty();
  private final Object lifetime = new Object();
  private boolean closed;

  DuckDbConnection(CApi api, MemorySegment handle, Callbacks callbacks) {
    this.api = api;
    this.handle = handle;
    this.callbacks = callbacks;
  }

  /**
   * Runs one or more statements and drops what they return.
   *
   * @return rows changed by the last statement
   * @throws DuckDbException if DuckDB refuses or fails
   */
  public long execute(String sql) {
    requireIdle();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment result = arena.allocate(CApi.RESULT);
      int state = api.query(pointer(), arena.allocateFrom(sql).address(), result.address());
      try {
        if (state != 0) {
          throw failure(result);
        }
        return api.rowsChanged(result.address());
      } finally {
        api.destroyResult(result.address());
      }
    }
  }

  /**
   * Starts one statement and hands out its result as it is computed. Until the result is closed
   * this connection can do nothing else.
   *
   * @param allocator owns the batches; the caller keeps it open until the result is closed
   * @return the stream, which the caller closes
   * @throws DuckDbException if DuckDB refuses or fails
   */
  public DuckDbResult query(String sql, BufferAllocator allocator) {
    requireIdle();
    DuckDbResult result = DuckDbResult.start(api, this, sql, allocator);
    open = Optional.of(result);
    return result;
  }

  /**
   * Cancels what runs on this connection, if anything; it fails within milliseconds, or when a
   * plugin function comes back. Queries that plugin window functions of this database run inside
   * other queries are cancelled too.
   */
  public void interrupt() {
    interruptOnly();
    callbacks.interruptInner();
  }

  void interruptOnly() {
    synchronized (lifetime) {
      if (!closed) {
        api.interrupt(pointer());
      }
    }
  }

  /** How far the running statement is; needs {@code SET enable_progress_bar = true} before. */
  public DuckDbProgress progress() {
    synchronized (lifetime) {
      if (closed) {
        return new DuckDbProgress(-1, 0, 0);
      }
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment progress = api.queryProgress(arena, pointer());
        return new DuckDbProgress(
            progress.get(JAVA_DOUBLE, 0), progress.get(JAVA_LONG, 8), progress.get(JAVA_LONG, 16));
      }
    }
  }

  /** The failure in a {@code duckdb_result}, with the plugin's exception as cause if it has one. */
  DuckDbException failure(MemorySegment result) {
    long text = api.resultError(result.address());
    return callbacks.explain(
        api.resultErrorType(result.address()),
        text == 0 ? "DuckDB gave no reason" : Memory.string(text));
  }

  DuckDbException failure(String text) {
    return callbacks.explain(0, text);
  }

  long pointer() {
    return handle.get(JAVA_LONG, 0);
  }

  Callbacks callbacks() {
    return callbacks;
  }

  void ended(DuckDbResult result) {
    open = open.filter(current -> current != result);
  }

  private void requireIdle() {
    if (closed) {
      throw new IllegalStateException("the connection is closed");
    }
    if (open.isPresent()) {
      throw new IllegalStateException(
          "the connection still streams a result; close it, or open another connection");
    }
  }

  /** Closes an open result too. Idempotent. */
  @Override
  public void close() {
    open.ifPresent(DuckDbResult::close);
    synchronized (lifetime) {
      if (!closed) {
        closed = true;
        api.disconnect(handle.address());
        callbacks.disconnected();
      }
    }
  }
}
