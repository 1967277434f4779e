package dev.codeanatomy.engine.execute;

import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The rows of a query, batch by batch, as they are computed. Used by one thread; whoever asked for
 * it closes it, before the engine.
 */
public interface QueryResult extends AutoCloseable {
  /** Names, types and metadata of the columns, in order; batches carry no metadata. */
  Schema schema();

  /**
   * Moves to the next batch.
   *
   * @return whether there is one; the batch before it is no longer valid
   * @throws dev.codeanatomy.contract.EngineException if the query fails on the way
   */
  boolean next();

  /** The current batch; valid until the next call of {@link #next()} or {@link #close()}. */
  VectorSchemaRoot batch();

  /** Stops the query if it still runs and releases everything it holds. */
  @Override
  void close();
}
