package dev.codeanatomy.engine.duckdb;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.c.ArrowArray;
import org.apache.arrow.c.ArrowSchema;
import org.apache.arrow.c.CDataDictionaryProvider;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * A result that is computed while it is read. Each batch has at most 2048 rows and is gone with the
 * next one; never more than one batch is held here. Used by one thread. The reader closes it, and
 * may do so early, which ends the query.
 */
public final class DuckDbResult implements AutoCloseable {
  private final CApi api;
  private final DuckDbConnection connection;
  private final BufferAllocator allocator;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment prepared = arena.allocate(JAVA_LONG);
  private final MemorySegment result = arena.allocate(CApi.RESULT);
  private final MemorySegment options = arena.allocate(JAVA_LONG);
  private final CDataDictionaryProvider dictionaries = new CDataDictionaryProvider();
  private final VectorSchemaRoot exported;
  private final VectorSchemaRoot root;
  private boolean closed;

  private DuckDbResult(
      CApi api, DuckDbConnection connection, String sql, BufferAllocator allocator) {
    this.api = api;
    this.connection = connection;
    this.allocator = allocator;
    try {
      prepare(sql);
      if (api.executePreparedStreaming(prepared.get(JAVA_LONG, 0), result.address()) != 0) {
        throw connection.failure(result);
      }
      api.connectionGetArrowOptions(connection.pointer(), options.address());
      Schemas schemas = importSchemas();
      this.exported = VectorSchemaRoot.create(schemas.exported(), allocator);
      this.root =
          schemas.declared().equals(schemas.exported())
              ? exported
              : VectorSchemaRoot.create(schemas.declared(), allocator);
    } catch (Throwable t) {
      releaseNative();
      throw t;
    }
  }

  static DuckDbResult start(
      CApi api, DuckDbConnection connection, String sql, BufferAllocator allocator) {
    return new DuckDbResult(api, connection, sql, allocator);
  }

  private void prepare(String sql) {
    try (Arena text = Arena.ofConfined()) {
      int state =
          api.prepare(connection.pointer(), text.allocateFrom(sql).address(), prepared.address());
      if (state != 0) {
        long error = api.prepareError(prepared.get(JAVA_LONG, 0));
        throw connection.failure(error == 0 ? "DuckDB gave no reason" : Memory.string(error));
      }
    }
  }

  /** The columns as the batches are exported, and with their UUIDs as such. */
  private record Schemas(Schema exported, Schema declared) {}

  private Schemas importSchemas() {
    int columns = (int) api.columnCount(result.address());
    try (Arena scratch = Arena.ofConfined();
        ArrowSchema schema = ArrowSchema.allocateNew(allocator)) {
      MemorySegment types = scratch.allocate(JAVA_LONG, Math.max(1, columns));
      MemorySegment names = scratch.allocate(JAVA_LONG, Math.max(1, columns));
      for (int i = 0; i < columns; i++) {
        types.setAtIndex(JAVA_LONG, i, api.columnLogicalType(result.address(), i));
        names.setAtIndex(JAVA_LONG, i, api.columnName(result.address(), i));
      }
      try {
        requireNoError(
            api.toArrowSchema(
                options.get(JAVA_LONG, 0),
                types.address(),
                names.address(),
                columns,
                schema.memoryAddress()));
        Schema exported = Data.importSchema(allocator, schema, dictionaries);
        return new Schemas(exported, new UuidColumns(api).declared(exported, types.address()));
      } finally {
        for (int i = 0; i < columns; i++) {
          api.destroyLogicalType(types.address() + 8L * i);
        }
      }
    }
  }

  /** Names and types of the columns. */
  public Schema schema() {
    return root.getSchema();
  }

  /** The current batch; empty before the first {@link #next}. Owned by this result. */
  public VectorSchemaRoot root() {
    return root;
  }

  /** The dictionaries of enum columns. */
  public DictionaryProvider dictionaries() {
    return dictionaries;
  }

  /**
   * Computes the next batch into {@link #root}.
   *
   * @return whether there was one
   * @throws DuckDbException if the query fails on the way or is interrupted
   */
  public boolean next() {
    if (closed) {
      throw new IllegalStateException("the result is closed");
    }
    try (Arena scratch = Arena.ofConfined()) {
      MemorySegment chunk = scratch.allocate(JAVA_LONG);
      chunk.set(JAVA_LONG, 0, api.fetchChunk(result));
      if (chunk.get(JAVA_LONG, 0) == 0) {
        if (api.resultError(result.address()) != 0) {
          throw connection.failure(result);
        }
        root.clear();
        return false;
      }
      try {
        if (api.dataChunkGetSize(chunk.get(JAVA_LONG, 0)) == 0) {
          root.clear();
          return false;
        }
        try (ArrowArray array = ArrowArray.allocateNew(allocator)) {
          requireNoError(
              api.dataChunkToArrow(
                  options.get(JAVA_LONG, 0), chunk.get(JAVA_LONG, 0), array.memoryAddress()));
          Data.importIntoVectorSchemaRoot(allocator, array, exported, dictionaries);
        }
        moveToRoot();
      } finally {
        api.destroyDataChunk(chunk.address());
      }
      return true;
    }
  }

  private void moveToRoot() {
    if (root == exported) {
      return;
    }
    root.clear();
    for (int i = 0; i < exported.getFieldVectors().size(); i++) {
      UuidColumns.move(exported.getVector(i), root.getVector(i));
    }
    root.setRowCount(exported.getRowCount());
    exported.clear();
  }

  private void requireNoError(long errorData) {
    if (errorData == 0) {
      return;
    }
    try (Arena scratch = Arena.ofConfined()) {
      MemorySegment holder = scratch.allocateFrom(JAVA_LONG, errorData);
      try {
        if (api.errorDataHasError(errorData)) {
          throw DuckDbException.reported(
              api.errorDataErrorType(errorData), Memory.string(api.errorDataMessage(errorData)));
        }
      } finally {
        api.destroyErrorData(holder.address());
      }
    }
  }

  private void releaseNative() {
    if (options.get(JAVA_LONG, 0) != 0) {
      api.destroyArrowOptions(options.address());
    }
    api.destroyResult(result.address());
    if (prepared.get(JAVA_LONG, 0) != 0) {
      api.destroyPrepare(prepared.address());
    }
    arena.close();
    dictionaries.close();
  }

  /** Ends the query if it still runs and frees the batch. Idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    root.close();
    exported.close();
    releaseNative();
    connection.ended(this);
  }
}
