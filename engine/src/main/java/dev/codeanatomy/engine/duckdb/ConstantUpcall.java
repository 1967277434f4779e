package dev.codeanatomy.engine.duckdb;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;

/**
 * The callback of a call whose arguments are all constants and whose answer does not change while a
 * query runs. DuckDB computes such a call once for each place where it stands, and again for rows
 * if it does not fold it; here the plugin is asked for one row, once, and everybody gets a copy.
 */
final class ConstantUpcall implements ScalarUpcall, AutoCloseable {
  private final CApi api;
  private final PluginGuard guard;
  private final ScalarUpcall call;
  private final LogicalType type;
  private long answer; // a vector of one row; zero until it is known

  ConstantUpcall(CApi api, PluginGuard guard, ScalarUpcall call, ColumnType result) {
    this.api = api;
    this.guard = guard;
    this.call = call;
    this.type = LogicalType.of(api, result);
  }

  @Override
  public CApi api() {
    return api;
  }

  @Override
  public boolean compute(long info, long chunk, int rows, long output) {
    try {
      if (!know(info, chunk)) {
        return false;
      }
      repeat(rows, output);
      return true;
    } catch (Throwable t) {
      guard.report(t, info, api::scalarFunctionSetError);
      return false;
    }
  }

  private synchronized boolean know(long info, long chunk) {
    if (answer == 0) {
      long fresh = api.createVector(type.pointer(), 1);
      if (call.compute(info, chunk, 1, fresh)) {
        answer = fresh;
      } else {
        destroy(fresh);
      }
    }
    return answer != 0;
  }

  private void repeat(int rows, long output) {
    long selection = api.createSelectionVector(rows);
    try {
      Memory.fill(api.selectionVectorGetDataPtr(selection), 4L * rows, (byte) 0);
      api.vectorCopySel(answer, output, selection, rows, 0, 0);
    } finally {
      api.destroySelectionVector(selection);
    }
  }

  private void destroy(long vector) {
    try (Arena arena = Arena.ofConfined()) {
      api.destroyVector(arena.allocateFrom(JAVA_LONG, vector).address());
    }
  }

  @Override
  public synchronized void close() {
    if (answer != 0) {
      destroy(answer);
      answer = 0;
    }
    type.close();
  }
}
