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
  private final Deque<AutoCloseable> open;
  private final Cancellation cancellation;

  /**
   * A stream.
   *
   * @param columns the result's columns with their metadata
   * @param open what to close, in order; ends with the result itself at the front
   */
  QueryStream(
      DuckDbResult result,
      List<Field> columns,
      Deque<AutoCloseable> open,
      Cancellation cancellation) {
    this.result = result;
    this.schema = schema(result.schema(), columns);
    this.open = open;
    this.cancellation = cancellation;
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
      throw Cancellation.queryException(EngineStage.EXECUTE);
    }
  }

  @Override
  public VectorSchemaRoot batch() {
    return result.root();
  }

  @Override
  public void close() {
    RuntimeException failure = new IllegalStateException("A query was not closed cleanly");
    closeAll(open, failure);
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  /** Closes everything, whatever happens on the way; failures are added to {@code main}. */
  static void closeAll(Deque<AutoCloseable> open, RuntimeException main) {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception failure) {
        main.addSuppressed(failure);
      }
    }
  }
}
