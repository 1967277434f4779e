package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;
import org.apache.arrow.vector.FieldVector;

/** Computes partitions for one thread. The host closes it when that thread is done. */
@PluginImplements(since = "0.1")
public interface WindowEvaluator extends AutoCloseable {
  /**
   * Writes one value for each row of the partition to {@code out} and sets its value count.
   *
   * @param out of the bound return field, owned by the host; must not be kept
   */
  void evaluate(WindowPartition partition, FieldVector out) throws PluginException;

  @Override
  default void close() throws PluginException {}
}
