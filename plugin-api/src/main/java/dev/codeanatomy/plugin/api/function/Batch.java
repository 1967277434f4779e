package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.HostImplements;
import org.apache.arrow.vector.FieldVector;

/**
 * Rows of arguments, read-only: one column for each of {@link BindContext#arguments()} whose
 * parameter is not {@link Parameter#literalOnly()}, in their order. The vectors may lie over the
 * engine's own memory and are valid during the call only: using one later is undefined, and throws
 * in checked mode. One thread at a time.
 */
@HostImplements(since = "0.1")
public interface Batch {
  /** The number of rows, 0 or more. */
  int rowCount();

  /** The number of columns. */
  int columnCount();

  /** The argument at {@code index}, with {@link #rowCount()} values. */
  FieldVector column(int index);

  /** Says whether the argument is one constant in all rows of all batches of the query. */
  boolean isConstant(int index);
}
