package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.PluginException;

/** The callback of a scalar function that is a row kernel. */
record KernelUpcall(CApi api, PluginGuard guard, KernelLoop loop, PerThread<KernelScratch> scratch)
    implements ScalarUpcall {

  @Override
  public boolean compute(long info, long chunk, int rows, long output) {
    ClassLoader before = guard.enter();
    try {
      KernelScratch mine = scratch.get();
      try {
        run(mine, chunk, rows, output);
      } finally {
        mine.endBatch();
      }
      return true;
    } catch (Throwable t) {
      guard.report(t, info, api::scalarFunctionSetError);
      return false;
    } finally {
      guard.leave(before);
    }
  }

  private void run(KernelScratch mine, long chunk, int rows, long output) throws PluginException {
    int columns = loop.shape().arguments();
    long mask = NullMask.andInputs(api, chunk, columns, rows, output);
    long a = api.vectorGetData(api.dataChunkGetVector(chunk, 0));
    long b = columns == 2 ? api.vectorGetData(api.dataChunkGetVector(chunk, 1)) : a;
    long out = api.vectorGetData(output);
    if (loop.shape().writesText()) {
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
      loop.dense(mine, a, b, out, mask, 0, rows);
      return;
    }
    for (int start = 0; start < rows; start += 64) {
      long valid = Memory.getLong(mask + start / 8);
      if (rows - start < 64) {
        valid &= (1L << (rows - start)) - 1;
      }
      if (valid == -1L) {
        loop.dense(mine, a, b, out, mask, start, start + 64);
      } else {
        loop.masked(mine, a, b, out, mask, start, valid);
      }
    }
  }
}
