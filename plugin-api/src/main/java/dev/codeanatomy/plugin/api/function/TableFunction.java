package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;
import dev.codeanatomy.plugin.api.table.TableProvider;

/**
 * A function in the place of a table: {@code FROM java_nodes('src')}. All its arguments are
 * constants. Called from any thread.
 */
@PluginImplements(since = "0.1")
public interface TableFunction {
  /** The same spec at every call. Its return type is {@link TypeSet#struct()}. */
  FunctionSpec spec();

  /**
   * Binds the function to its constants. The table that comes back has its schema; it plans its
   * splits when it is scanned. Called while a query is planned: what takes long belongs into the
   * scan. The host closes the table when the query is over.
   *
   * @throws PluginException if these arguments make no sense
   */
  TableProvider bind(BindContext context) throws PluginException;
}
