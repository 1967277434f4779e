package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.PluginException;

/**
 * The callback of a scalar function that is a row kernel. One stub is bound to one of these; that
 * it is a record is what makes the kernel a constant of the compiled loop.
 */
record KernelUpcall(CApi api, PluginGuard guard, KernelLoop loop, PerThread<KernelScratch> scratch)
    implements ScalarUpcall {

  @Override
  public void call(long info, long chunk, long output) {
    ClassLoader before = guard.enter();
    try {
      KernelScratch mine = scratch.get();
      try {
        run(mine, chunk, output);
      } finally {
        mine.endBatch();
      }
    } catch (Throwable t) {
      guard.report(t, info, api::scalarFunctionSetError);
    } finally {
      PluginGuard.leave(before);
    }
  }

  private void run(KernelScratch mine, long chunk, long output) throws PluginException {
    int rows = (int) api.dataChunkGetSize(chunk);
    int columns = loop.shape().arguments();
    long mask = NullMask.andInputs(api, chunk, columns, rows, output);
    long a = api.vectorGetData(api.dataChunkGetVector(chunk, 0));
    long b = columns == 2 ? api.vectorGetData(api.dataChunkGetVector(chunk, 1)) : a;
    long out = api.vectorGetData(output);
    if (loop.writesText()) {
      if (mask == 0) {
        mask = NullMask.writable(api, output);
      }
      mine.output().beginBatch();
      drive(mine, a, b, out, mask, rows);
      mine.output().endBatch(api, output, out, mask, rows);
    } else {
      drive(mine, a, b, out, mask, rows);
    }
  }

  private void drive(KernelScratch mine, long a, long b, long out, long mask, int rows)
      throws PluginException {
    if (mask == 0) {
      loop.rows(mine, a, b, out, mask, 0, rows);
      return;
    }
    for (int start = 0; start < rows; start += 64) {
      long word = Memory.getLong(mask + start / 8);
      int end = Math.min(start + 64, rows);
      if (word == -1L) {
        loop.rows(mine, a, b, out, mask, start, end);
        continue;
      }
      while (word != 0) {
        int row = start + Long.numberOfTrailingZeros(word);
        if (row >= end) {
          break;
        }
        loop.rows(mine, a, b, out, mask, row, row + 1);
        word &= word - 1;
      }
    }
  }
}
