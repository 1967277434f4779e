package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.WindowEvaluator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Runs a bound window function over partitions in memory and checks what came back. One thread at a
 * time; does not close the bound function.
 */
public final class WindowRunner implements AutoCloseable {
  private final Field returnField;
  private final WindowEvaluator evaluator;

  public WindowRunner(BoundWindow bound) {
    this.returnField = bound.returnField();
    this.evaluator = bound.evaluators().get();
  }

  /**
   * Computes a partition.
   *
   * @param out an empty vector of the bound return field, owned by the caller
   */
  public void evaluate(VectorPartition partition, FieldVector out)
      throws PluginException, CallDefectException {
    evaluator.evaluate(partition, out);
    ResultChecks.check(out, returnField, partition.rowCount());
  }

  @Override
  public void close() throws PluginException {
    evaluator.close();
  }
}
