package dev.codeanatomy.engine.duckdb;

import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Makes the vector that plugin code writes into, and takes its values over into DuckDB's. Values of
 * fixed width are written in place: the vector lies over DuckDB's memory.
 */
final class ResultWriter {
  private final CApi api;
  private final ColumnType type;
  private final VectorWriter writer;

  ResultWriter(CApi api, ColumnType type) {
    if (type.layout() == ColumnType.Layout.TEXT_VIEW) {
      throw new DuckDbException(
          DuckDbException.Kind.UNSUPPORTED,
          "a function cannot return utf8_view; return utf8, which costs one copy of the bytes");
    }
    this.api = api;
    this.type = type;
    this.writer = new VectorWriter(api);
  }

  ColumnType type() {
    return type;
  }

  /** An empty vector for {@code rows} values that go to the start of {@code output}. */
  FieldVector prepare(long output, int rows, Lease lease) {
    FieldVector vector = lease.closing(type.field().createVector(lease.allocator()));
    if (type.layout() == ColumnType.Layout.FIXED) {
      long validityBytes = Lease.validityBytes(rows);
      long validity = lease.scratch(validityBytes);
      Memory.fill(validity, validityBytes, (byte) 0);
      ArrowBuf data = lease.borrow(api.vectorGetData(output), (long) rows * type.width());
      vector.loadFieldBuffers(
          new ArrowFieldNode(0, -1), List.of(lease.borrow(validity, validityBytes), data));
    } else {
      prepareOwned(vector, rows);
    }
    return vector;
  }

  /** An empty vector of its own memory, for answers that are not written in place. */
  FieldVector prepareOwned(int rows, Lease lease) {
    FieldVector vector = lease.closing(type.field().createVector(lease.allocator()));
    prepareOwned(vector, rows);
    return vector;
  }

  private static void prepareOwned(FieldVector vector, int rows) {
    if (vector instanceof BaseFixedWidthVector fixed) {
      fixed.allocateNew(rows);
    } else {
      vector.setInitialCapacity(rows);
    }
  }

  /** Checks what was written into {@code vector} and takes it over. */
  void finish(FieldVector vector, int rows, long output) {
    if (vector.getValueCount() != rows) {
      throw new MalformedResult("it has " + vector.getValueCount() + " values, expected " + rows);
    }
    if (type.isNested()) {
      requireShape(type.field(), vector.getField(), type.field().getName());
    }
    boolean inPlace =
        type.layout() == ColumnType.Layout.FIXED
            && rows > 0
            && vector.getDataBufferAddress() == api.vectorGetData(output);
    if (!inPlace) {
      writer.write(type, vector, 0, rows, output, 0);
    } else if (vector.getNullCount() > 0) {
      NullMask.and(vector.getValidityBufferAddress(), NullMask.writable(api, output), rows);
    }
  }

  /**
   * Refuses a null where the result's field says that there is none.
   *
   * @param propagated the rows that may be null all the same have a zero in this mask; zero is none
   */
  void requireNoNulls(FieldVector vector, int rows, long propagated) {
    if (type.field().isNullable() || vector.getNullCount() == 0) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      if (NullMask.isValid(propagated, row)) {
        VectorWriter.requireNoNulls(type.field(), vector, row, row + 1);
      }
    }
  }

  /** Takes {@code rows} answers over to {@code output} from row {@code to} on. */
  void append(FieldVector vector, int rows, long output, int to) {
    requireNoNulls(vector, rows, 0);
    writer.write(type, vector, 0, rows, output, to);
  }

  void applyMask(long mask, int rows, long output) {
    writer.applyMask(type, mask, rows, output);
  }

  void setNull(long output, int row) {
    writer.setNull(type, output, row);
  }

  static void requireShape(Field expected, Field found, String path) {
    if (!expected.getType().equals(found.getType())) {
      throw new MalformedResult(
          "'%s' is %s, expected %s".formatted(path, found.getType(), expected.getType()));
    }
    List<Field> wanted = expected.getChildren();
    List<Field> given = found.getChildren();
    if (wanted.size() != given.size()) {
      throw new MalformedResult(
          "'%s' has %d children, expected %d".formatted(path, given.size(), wanted.size()));
    }
    for (int i = 0; i < wanted.size(); i++) {
      requireShape(wanted.get(i), given.get(i), path + "." + wanted.get(i).getName());
    }
  }
}
