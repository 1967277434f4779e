package dev.codeanatomy.plugin.api.table;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;
import java.util.List;

/**
 * One scan, planned. The host asks for the splits once, opens each split once, from any thread and
 * several at a time, and closes the scan when all readers are closed.
 */
@PluginImplements(since = "0.1")
public interface TableScan extends AutoCloseable {
  /**
   * The scan's parts, in the order of their rows. Their bytes mean something to this plugin only
   * and may travel to another process, where the same table is bound again before they are opened.
   * An empty list is an empty table.
   */
  List<byte[]> splits() throws PluginException;

  /** Opens one split for one reading thread. */
  BatchReader open(byte[] split) throws PluginException;

  @Override
  default void close() throws PluginException {}
}
