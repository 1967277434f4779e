package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;
import org.apache.arrow.vector.FieldVector;

/** Computes batches for one thread. The host closes it when that thread is done. */
@PluginImplements(since = "0.1")
public interface ScalarEvaluator extends AutoCloseable {
  /**
   * Writes {@code in.rowCount()} values to {@code out} and sets its value count.
   *
   * <p>A call may see rows that a later filter drops. Rows that are null by {@link
   * NullHandling#PROPAGATE} may hold anything in and out: the host makes them null afterwards.
   *
   * @param out of the bound return field, owned by the host, empty, allocated for fixed-width
   *     types; must not be kept
   */
  void evaluate(Batch in, FieldVector out) throws PluginException;

  @Override
  default void close() throws PluginException {}
}
