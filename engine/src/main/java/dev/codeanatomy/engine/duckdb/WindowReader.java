package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.WindowEvaluator;
import dev.codeanatomy.plugin.api.function.WindowPartition;
import dev.codeanatomy.plugin.api.table.BatchReader;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.arrow.vector.util.VectorAppender;

/** Reads the sorted rows partition by partition; see {@link WindowSource}. Used by one thread. */
final class WindowReader implements BatchReader {
  private record Partition(
      int rowCount, Batch arguments, IntVector frameStart, IntVector frameEnd, IntVector peerGroup)
      implements WindowPartition {}

  private final DuckDb database;
  private final NativeWindow window;
  private final PluginGuard guard;
  private final BufferAllocator allocator;
  private final DuckDbConnection connection;
  private final DuckDbResult rows;
  private final WindowEvaluator evaluator;

  /** The partition that is being gathered; the last column is the result's. */
  private VectorSchemaRoot gathering;

  /** Evaluated partitions that are being handed out. */
  private VectorSchemaRoot ready;

  private int readyPosition;
  private int inputPosition;
  private boolean inputEnded;

  WindowReader(
      DuckDb database,
      NativeWindow window,
      Schema schema,
      PluginGuard guard,
      BufferAllocator allocator) {
    this.database = database;
    this.window = window;
    this.guard = guard;
    this.allocator = allocator;
    this.gathering = VectorSchemaRoot.create(schema, allocator);
    this.ready = VectorSchemaRoot.create(schema, allocator);
    this.connection = database.connectInner();
    try {
      this.rows = connection.query(window.sortedRows(), allocator);
      this.evaluator = newEvaluator();
    } catch (Throwable t) {
      gathering.close();
      ready.close();
      database.closeInner(connection);
      throw t;
    }
  }

  private WindowEvaluator newEvaluator() {
    ClassLoader before = guard.enter();
    try {
      return window.bound().evaluators().get();
    } finally {
      guard.leave(before);
    }
  }

  @Override
  public boolean read(VectorSchemaRoot out, int maxRows) throws PluginException {
    if (readyPosition == ready.getRowCount()) {
      ready.clear();
      ready.setRowCount(0);
      readyPosition = 0;
      while (ready.getRowCount() < maxRows && gatherPartition()) {
        evaluate();
      }
    }
    int count = Math.min(maxRows, ready.getRowCount() - readyPosition);
    if (count == 0) {
      return false;
    }
    for (FieldVector target : out.getFieldVectors()) {
      FieldVector source = ready.getVector(target.getName());
      source.makeTransferPair(target).splitAndTransfer(readyPosition, count);
    }
    out.setRowCount(count);
    readyPosition += count;
    return true;
  }

  /** Gathers the next partition; says whether there is one. */
  private boolean gatherPartition() {
    while (true) {
      if (inputPosition == rows.root().getRowCount()) {
        inputEnded = inputEnded || !rows.next();
        inputPosition = 0;
        if (inputEnded) {
          return gathering.getRowCount() > 0;
        }
      }
      int end = partitionEnd();
      if (end > inputPosition) {
        gather(inputPosition, end - inputPosition);
        inputPosition = end;
      }
      if (end < rows.root().getRowCount()) {
        return true;
      }
    }
  }

  /** The first row of the batch, from where we are, that is not of the gathered partition. */
  private int partitionEnd() {
    List<FieldVector> batch = columns(rows.root(), window.partitionColumns());
    int row = inputPosition;
    int gathered = gathering.getRowCount();
    if (gathered > 0) {
      List<FieldVector> before = columns(gathering, window.partitionColumns());
      if (!RowEquality.equal(before, gathered - 1, batch, row)) {
        return row;
      }
    }
    row++;
    while (row < rows.root().getRowCount() && RowEquality.equal(batch, row - 1, batch, row)) {
      row++;
    }
    return row;
  }

  private static List<FieldVector> columns(VectorSchemaRoot root, List<String> names) {
    return names.stream().map(root::getVector).toList();
  }

  private void gather(int from, int count) {
    List<FieldVector> input = rows.root().getFieldVectors();
    long bytes = 0;
    for (int i = 0; i < input.size(); i++) {
      append(input.get(i), from, count, gathering.getVector(i));
      bytes += gathering.getVector(i).getBufferSize();
    }
    int gathered = gathering.getRowCount() + count;
    FieldVector result = gathering.getVector(input.size());
    result.setInitialCapacity(gathered);
    gathering.setRowCount(gathered);
    result.clear();
    if (bytes > window.partitionLimitBytes()) {
      throw new DuckDbException(
          DuckDbException.Kind.OUT_OF_MEMORY,
          "plugin '%s', function %s: a partition has more than %d bytes (%d rows so far), which is the limit; partition by more columns or raise the limit"
              .formatted(
                  window.origin().pluginId(),
                  window.origin().function(),
                  window.partitionLimitBytes(),
                  gathered));
    }
  }

  private void append(FieldVector source, int from, int count, FieldVector target) {
    // Of the same field: a pair that makes its own vector loses what is written at inner fields.
    try (FieldVector part = source.getField().createVector(allocator)) {
      source.makeTransferPair(part).splitAndTransfer(from, count);
      addTo(target, part);
    }
  }

  /**
   * Appends all of {@code part}. Arrow's appender reads the target's last offset, which an empty
   * vector has only once it is allocated; with as much memory as it needs, because Arrow's default
   * is some 4000 values, all of them zeroed, and most partitions are small.
   */
  private static void addTo(FieldVector target, FieldVector part) {
    if (target.getValueCapacity() == 0) {
      target.setInitialCapacity(part.getValueCount());
      target.allocateNew();
    }
    part.accept(new VectorAppender(target), null);
  }

  private void evaluate() throws PluginException {
    List<FieldVector> arguments =
        columns(gathering, window.arguments().stream().map(NativeWindow.Argument::column).toList());
    FieldVector result = gathering.getVector(window.resultColumn());
    if (database.checked()) {
      evaluateOnCopies(arguments, result);
    } else {
      evaluate(arguments, result);
    }
    handOver(gathering.getRowCount());
  }

  private void evaluateOnCopies(List<FieldVector> arguments, FieldVector result)
      throws PluginException {
    try (var lentArguments = lent(arguments.stream().map(FieldVector::getField).toList());
        var lentResult = lent(List.of(result.getField()))) {
      lentArguments.show(arguments);
      evaluate(lentArguments.root().getFieldVectors(), lentResult.root().getVector(0));
      lentResult.copyTo(List.of(result));
    }
  }

  private LentRoot lent(List<Field> fields) {
    return new LentRoot(new Schema(fields), allocator);
  }

  /** Has the plugin evaluate the gathered partition, and looks at what it wrote. */
  private void evaluate(List<FieldVector> arguments, FieldVector result) throws PluginException {
    int count = gathering.getRowCount();
    List<Boolean> constants =
        window.arguments().stream().map(NativeWindow.Argument::constant).toList();
    List<FieldVector> order = columns(gathering, window.orderColumns());
    try (var frames = new WindowFrames(window.frame(), order, count, allocator)) {
      Partition partition =
          new Partition(
              count,
              new NativeBatch(count, arguments.toArray(FieldVector[]::new), constants),
              frames.frameStart(),
              frames.frameEnd(),
              frames.peerGroup());
      ClassLoader before = guard.enter();
      try {
        evaluator.evaluate(partition, result);
      } finally {
        guard.leave(before);
      }
    }
    if (result.getValueCount() != count) {
      throw new MalformedResult(
          "it has %d values for a partition of %d rows".formatted(result.getValueCount(), count));
    }
    VectorWriter.requireNoNulls(window.bound().returnField(), result, 0, count);
    ResultWriter.requireShape(
        gathering.getSchema().findField(window.resultColumn()),
        result.getField(),
        window.resultColumn());
  }

  private void handOver(int count) {
    if (ready.getRowCount() == 0) {
      VectorSchemaRoot empty = ready;
      ready = gathering;
      gathering = empty;
    } else {
      int total = ready.getRowCount() + count;
      for (int i = 0; i < ready.getFieldVectors().size(); i++) {
        addTo(ready.getVector(i), gathering.getVector(i));
      }
      ready.setRowCount(total);
    }
    gathering.clear();
    gathering.setRowCount(0);
  }

  @Override
  public void close() throws PluginException {
    ClassLoader before = guard.enter();
    try {
      evaluator.close();
    } finally {
      guard.leave(before);
      gathering.close();
      ready.close();
      rows.close();
      database.closeInner(connection);
    }
  }
}
