package dev.codeanatomy.engine.catalog;

import java.util.OptionalDouble;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A table that the executor can read by itself: a pinned Delta snapshot, a Parquet file, a
 * materialised view. Immutable; used by one session's thread at a time.
 */
public interface LoweredTable {
  /** The columns, in order, with their metadata. */
  Schema schema();

  /**
   * What stands in the FROM clause of the executor's SQL, without an alias: a quoted name, a
   * function call, or a query in parentheses. Its columns are called as in {@link #schema()}.
   */
  String sql();

  /** How many rows it has, where that is known. */
  default OptionalDouble rowCount() {
    return OptionalDouble.empty();
  }
}
