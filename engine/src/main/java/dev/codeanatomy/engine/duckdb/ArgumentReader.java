package dev.codeanatomy.engine.duckdb;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/**
 * Shows the arguments of a call as Arrow vectors. Nested ones are copied flat first: DuckDB
 * flattens the outermost level only, and what lies below may be anything.
 */
final class ArgumentReader implements AutoCloseable {
  private final CApi api;
  private final VectorReader reader;
  private final List<ColumnType> types;
  private final List<LogicalType> logicalTypes = new ArrayList<>();
  private final List<Boolean> constants;

  ArgumentReader(CApi api, List<NativeArgument> arguments) {
    this.api = api;
    this.reader = new VectorReader(api);
    this.types = arguments.stream().map(argument -> ColumnType.of(argument.field())).toList();
    this.constants = arguments.stream().map(NativeArgument::constant).toList();
    types.forEach(type -> logicalTypes.add(LogicalType.of(api, type)));
  }

  int count() {
    return types.size();
  }

  List<ColumnType> types() {
    return types;
  }

  LogicalType logicalType(int index) {
    return logicalTypes.get(index);
  }

  NativeBatch read(long chunk, int rows, Lease lease) {
    FieldVector[] columns = new FieldVector[types.size()];
    for (int i = 0; i < types.size(); i++) {
      ColumnType type = types.get(i);
      long vector = api.dataChunkGetVector(chunk, i);
      if (type.isNested()) {
        vector = lease.flatCopy(vector, logicalTypes.get(i), rows);
      }
      columns[i] = reader.read(type, vector, rows, lease);
    }
    return new NativeBatch(rows, columns, constants);
  }

  /** The rows without a null argument, as a mask in the lease's memory; zero if that is all. */
  long validRows(long chunk, int rows, Lease lease) {
    long target = 0;
    for (int i = 0; i < types.size(); i++) {
      long mask = api.vectorGetValidity(api.dataChunkGetVector(chunk, i));
      if (mask == 0) {
        continue;
      }
      if (target == 0) {
        long bytes = Lease.validityBytes(rows);
        target = lease.scratch(bytes);
        Memory.fill(target, bytes, (byte) -1);
      }
      NullMask.and(mask, target, rows);
    }
    return target;
  }

  @Override
  public void close() {
    logicalTypes.forEach(LogicalType::close);
  }
}
