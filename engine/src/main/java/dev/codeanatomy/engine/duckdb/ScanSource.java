package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Rows from Java in the place of a table. A query that names the table twice scans it twice. Scans
 * and their splits are opened from any of DuckDB's threads.
 */
public interface ScanSource extends AutoCloseable {
  /** The columns; the same at every call. */
  Schema schema();

  /** About how many rows there are, if that is known. */
  default OptionalLong estimatedRows() {
    return OptionalLong.empty();
  }

  /**
   * Plans one scan, which the database closes.
   *
   * @param projection the columns wanted, in this order; may be empty
   * @param parallelism how many splits can be read at once
   */
  TableScan scan(List<String> projection, int parallelism) throws PluginException;

  @Override
  default void close() throws PluginException {}
}
