package dev.codeanatomy.plugin.api.table;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Reads the rows of one split, batch by batch. Used and closed by one thread at a time. */
@PluginImplements(since = "0.1")
public interface BatchReader extends AutoCloseable {
  /**
   * Writes the next rows, at least one and at most {@code maxRows}, into {@code out} and sets its
   * row count; or returns {@code false} at the end, leaving {@code out} as it is.
   *
   * @param out owned by the host, cleared before each call; its columns are the request's
   *     projection in its order. A vector must not be kept or transferred.
   * @param maxRows at least 1
   */
  boolean read(VectorSchemaRoot out, int maxRows) throws PluginException;

  @Override
  default void close() throws PluginException {}
}
