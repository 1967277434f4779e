package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.table.BatchReader;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The callbacks of one table function: bind tells the columns, init plans a scan for the columns a
 * query needs, and each worker then claims split after split. None of them throws.
 */
final class TableUpcalls {
  /** How many rows a reader is asked for: several of DuckDB's chunks, to spread its own cost. */
  private static final int READ_ROWS = 8 * 2048;

  /** One scan of a running query: the plan, and which column each output vector shows. */
  private record Scan(
      TableScan scan, List<byte[]> splits, AtomicInteger next, Schema columns, int[] outputs)
      implements AutoCloseable {
    @Override
    public void close() throws PluginException {
      scan.close();
    }
  }

  /** Where one worker is: its split's reader and the batch it is handing out. */
  private static final class Cursor implements AutoCloseable {
    private Optional<BatchReader> reader = Optional.empty();
    private Optional<VectorSchemaRoot> batch = Optional.empty();
    private int position;

    @Override
    public void close() throws PluginException {
      batch.ifPresent(VectorSchemaRoot::close);
      batch = Optional.empty();
      if (reader.isPresent()) {
        BatchReader open = reader.get();
        reader = Optional.empty();
        open.close();
      }
    }
  }

  private final CApi api;
  private final PluginGuard guard;
  private final ScanSource source;
  private final List<ColumnType> types;
  private final VectorWriter writer;
  private final BufferAllocator allocator;
  private final int threads;
  private final boolean checked;
  private final long release;
  private final int chunkRows;
  private final AtomicLong nextHandle = new AtomicLong(1);
  private final Map<Long, Scan> scans = new ConcurrentHashMap<>();
  private final Map<Long, Cursor> cursors = new ConcurrentHashMap<>();

  TableUpcalls(
      CApi api,
      PluginGuard guard,
      ScanSource source,
      List<ColumnType> types,
      BufferAllocator allocator,
      int threads,
      boolean checked,
      java.util.function.Function<TableUpcalls, Long> releaseStub) {
    this.api = api;
    this.guard = guard;
    this.source = source;
    this.types = types;
    this.writer = new VectorWriter(api);
    this.allocator = allocator;
    this.threads = threads;
    this.checked = checked;
    this.chunkRows = (int) api.vectorSize();
    this.release = releaseStub.apply(this);
  }

  void bind(long info) {
    ClassLoader before = guard.enter();
    try (Arena arena = Arena.ofConfined()) {
      for (ColumnType type : types) {
        try (LogicalType logical = LogicalType.of(api, type)) {
          String name = type.field().getName();
          api.bindAddResultColumn(info, arena.allocateFrom(name).address(), logical.pointer());
        }
      }
      source.estimatedRows().ifPresent(rows -> api.bindSetCardinality(info, rows, false));
    } catch (Throwable t) {
      guard.report(t, info, api::bindSetError);
    } finally {
      guard.leave(before);
    }
  }

  void init(long info) {
    ClassLoader before = guard.enter();
    try {
      List<Field> wanted = new ArrayList<>();
      int[] outputs = new int[(int) api.initGetColumnCount(info)];
      for (int i = 0; i < outputs.length; i++) {
        long column = api.initGetColumnIndex(info, i);
        // A query that only counts rows asks for a column that does not exist.
        boolean exists = column >= 0 && column < types.size();
        outputs[i] = exists ? wanted.size() : -1;
        if (exists) {
          wanted.add(types.get((int) column).field());
        }
      }
      TableScan scan = source.scan(wanted.stream().map(Field::getName).toList(), threads);
      Scan plan = new Scan(scan, splits(scan), new AtomicInteger(), new Schema(wanted), outputs);
      long handle = nextHandle.getAndIncrement();
      scans.put(handle, plan);
      api.initSetInitData(info, handle, release);
      api.initSetMaxThreads(info, Math.max(1, Math.min(plan.splits().size(), threads)));
    } catch (Throwable t) {
      guard.report(t, info, api::initSetError);
    } finally {
      guard.leave(before);
    }
  }

  private static List<byte[]> splits(TableScan scan) throws PluginException {
    try {
      return scan.splits();
    } catch (Throwable t) {
      scan.close();
      throw t;
    }
  }

  void localInit(long info) {
    try {
      long handle = nextHandle.getAndIncrement();
      cursors.put(handle, new Cursor());
      api.initSetInitData(info, handle, release);
    } catch (Throwable t) {
      guard.report(t, info, api::initSetError);
    }
  }

  /** DuckDB is done with a scan or a cursor; it offers no way to report an error. */
  void release(long handle) {
    ClassLoader before = guard.enter();
    try {
      Optional<AutoCloseable> owned =
          Optional.<AutoCloseable>ofNullable(cursors.remove(handle))
              .or(() -> Optional.ofNullable(scans.remove(handle)));
      if (owned.isPresent()) {
        owned.get().close();
      }
    } catch (Throwable t) {
      System.getLogger(TableUpcalls.class.getName())
          .log(System.Logger.Level.WARNING, "a plugin's scan failed to close", t);
    } finally {
      guard.leave(before);
    }
  }

  void fill(long info, long chunk) {
    ClassLoader before = guard.enter();
    try {
      Scan scan = scans.get(api.functionGetInitData(info));
      Cursor cursor = cursors.get(api.functionGetLocalInitData(info));
      if (scan == null || cursor == null) {
        throw new IllegalStateException("a scan was used after its end");
      }
      api.dataChunkSetSize(chunk, advance(scan, cursor) ? emit(scan, cursor, chunk) : 0);
    } catch (Throwable t) {
      guard.report(t, info, api::functionSetError);
    } finally {
      guard.leave(before);
    }
  }

  /** Makes sure the cursor has rows left, claiming the next split where one is used up. */
  private boolean advance(Scan scan, Cursor cursor) throws PluginException {
    if (cursor.batch.isPresent() && cursor.position < cursor.batch.get().getRowCount()) {
      return true;
    }
    while (true) {
      if (cursor.reader.isEmpty()) {
        int split = scan.next().getAndIncrement();
        if (split >= scan.splits().size()) {
          return false;
        }
        cursor.reader = Optional.of(scan.scan().open(scan.splits().get(split)));
      }
      if (read(cursor.reader.get(), batch(scan, cursor))) {
        cursor.position = 0;
        return true;
      }
      BatchReader ended = cursor.reader.get();
      cursor.reader = Optional.empty();
      ended.close();
    }
  }

  private VectorSchemaRoot batch(Scan scan, Cursor cursor) {
    VectorSchemaRoot batch =
        cursor.batch.orElseGet(() -> VectorSchemaRoot.create(scan.columns(), allocator));
    cursor.batch = Optional.of(batch);
    return batch;
  }

  /** Has the next rows written to the batch; says whether there are any. */
  private boolean read(BatchReader reader, VectorSchemaRoot batch) throws PluginException {
    batch.clear();
    if (!checked) {
      return readInto(reader, batch);
    }
    try (var lent = new LentRoot(batch.getSchema(), allocator)) {
      if (!readInto(reader, lent.root())) {
        return false;
      }
      lent.copyTo(batch.getFieldVectors());
      batch.setRowCount(lent.root().getRowCount());
      return true;
    }
  }

  private static boolean readInto(BatchReader reader, VectorSchemaRoot out) throws PluginException {
    if (!reader.read(out, READ_ROWS)) {
      return false;
    }
    requireBatch(out);
    return true;
  }

  private static void requireBatch(VectorSchemaRoot batch) {
    int rows = batch.getRowCount();
    if (rows < 1 || rows > READ_ROWS) {
      throw new MalformedResult("a batch has %d rows, expected 1 to %d".formatted(rows, READ_ROWS));
    }
    List<Field> expected = batch.getSchema().getFields();
    for (int i = 0; i < expected.size(); i++) {
      FieldVector column = batch.getVector(i);
      if (column.getValueCount() != rows) {
        throw new MalformedResult(
            "the column '%s' has %d values in a batch of %d rows"
                .formatted(column.getName(), column.getValueCount(), rows));
      }
      ResultWriter.requireShape(expected.get(i), column.getField(), column.getName());
      VectorWriter.requireNoNulls(expected.get(i), column, 0, rows);
    }
  }

  private int emit(Scan scan, Cursor cursor, long chunk) {
    VectorSchemaRoot batch = cursor.batch.orElseThrow();
    int rows = Math.min(chunkRows, batch.getRowCount() - cursor.position);
    for (int i = 0; i < scan.outputs().length; i++) {
      int column = scan.outputs()[i];
      if (column >= 0) {
        FieldVector source = batch.getVector(column);
        long target = api.dataChunkGetVector(chunk, i);
        writer.write(ColumnType.of(source.getField()), source, cursor.position, rows, target, 0);
      }
    }
    cursor.position += rows;
    return rows;
  }
}
