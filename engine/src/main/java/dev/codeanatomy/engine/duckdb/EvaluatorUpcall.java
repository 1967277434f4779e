package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ScalarEvaluator;
import org.apache.arrow.vector.FieldVector;

/** The callback of a scalar function that computes whole batches. */
record EvaluatorUpcall(
    CApi api,
    PluginGuard guard,
    ArgumentReader arguments,
    ResultWriter result,
    boolean propagateNulls,
    PerThread<Slot> slots)
    implements ScalarUpcall {

  /** One thread's evaluator and what is lent to it. */
  record Slot(PluginGuard guard, ScalarEvaluator evaluator, Lease lease) implements AutoCloseable {
    @Override
    public void close() throws PluginException {
      lease.close();
      ClassLoader before = guard.enter();
      try {
        evaluator.close();
      } finally {
        guard.leave(before);
      }
    }
  }

  @Override
  public boolean compute(long info, long chunk, int rows, long output) {
    ClassLoader before = guard.enter();
    try {
      Slot slot = slots.get();
      try {
        run(slot, chunk, rows, output);
      } finally {
        slot.lease().endBatch();
      }
      return true;
    } catch (Throwable t) {
      guard.report(t, info, api::scalarFunctionSetError);
      return false;
    } finally {
      guard.leave(before);
    }
  }

  private void run(Slot slot, long chunk, int rows, long output) throws PluginException {
    NativeBatch batch = arguments.read(chunk, rows, slot.lease());
    FieldVector out = result.prepare(output, rows, slot.lease());
    slot.evaluator().evaluate(batch, out);
    result.finish(out, rows, output);
    long valid = propagateNulls ? arguments.validRows(chunk, rows, slot.lease()) : 0;
    result.requireNoNulls(out, rows, valid);
    if (valid != 0) {
      result.applyMask(valid, rows, output);
    }
  }
}
