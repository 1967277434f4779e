package dev.codeanatomy.engine.execute;

import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.engine.duckdb.DuckDbResult;
import dev.codeanatomy.engine.sql.ColumnFields;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** The rows of a running query, and everything that has to be closed with it. */
final class QueryStream implements QueryResult {
  private final DuckDbResult result;
  private final Schema schema;
  private final RunThread thread;
  private final Deque<AutoCloseable> open;
  private final Cancellation cancellation;
  private final Runnable onClose;
  private boolean closed;

  /**
   * What a statement gives.
   *
   * @param result the rows
   * @param columns their columns with their metadata
   */
  record Rows(DuckDbResult result, List<Field> columns) {}

  /**
   * A stream.
   *
   * @param thread on which the query runs; ended here
   * @param open what to close, in order; ends with the result itself at the front
   * @param onClose run once, last
   */
  QueryStream(
      Rows rows,
      RunThread thread,
      Deque<AutoCloseable> open,
      Cancellation cancellation,
      Runnable onClose) {
    this.result = rows.result();
    this.schema = schema(result.schema(), rows.columns());
    this.thread = thread;
    this.open = open;
    this.cancellation = cancellation;
    this.onClose = onClose;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  /** The result's own names and types with the plan's metadata. */
  private static Schema schema(Schema result, List<Field> columns) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.add(ColumnFields.labelled(result.getFields().get(i), columns.get(i)));
    }
    return new Schema(fields);
  }

  @Override
  public boolean next() {
    return thread.call(this::advance);
  }

  private boolean advance() {
    requireRunning();
    try {
      return result.next();
    } catch (RuntimeException failure) {
      requireRunning();
      throw Failures.of(EngineStage.EXECUTE, "query", failure);
    }
  }

  private void requireRunning() {
    if (cancellation.isCancelled()) {
      throw cancellation.queryException(EngineStage.EXECUTE);
    }
  }

  @Override
  public VectorSchemaRoot batch() {
    return result.root();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    RuntimeException failure = new IllegalStateException("A query was not closed cleanly");
    try {
      thread.end(() -> closeAll(open, failure));
    } finally {
      onClose.run();
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  /** Closes everything, whatever happens on the way; failures are added to {@code main}. */
  static void closeAll(Deque<AutoCloseable> open, Throwable main) {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Throwable failure) { // the rest is closed all the same
        main.addSuppressed(failure);
      }
    }
  }
}
