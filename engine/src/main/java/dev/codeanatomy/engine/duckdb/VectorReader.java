package dev.codeanatomy.engine.duckdb;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Shows a DuckDB vector as an Arrow vector: in place where the bytes agree, converted into the
 * lease's scratch memory where they do not. The vector is the lease's until its batch ends.
 */
final class VectorReader {
  /** Neither none nor all: Arrow then takes our bits as they are instead of making its own. */
  private static final int NULL_COUNT_UNKNOWN = -1;

  static final long NANOS_A_MICRO = 1_000;

  private final CApi api;

  VectorReader(CApi api) {
    this.api = api;
  }

  /** The first {@code rows} values of a flat vector. */
  FieldVector read(ColumnType type, long vector, int rows, Lease lease) {
    FieldVector target = lease.closing(type.field().createVector(lease.allocator()));
    load(type, vector, rows, target, lease);
    return target;
  }

  private void load(ColumnType type, long vector, int rows, FieldVector target, Lease lease) {
    ArrowFieldNode node = new ArrowFieldNode(rows, NULL_COUNT_UNKNOWN);
    long mask = api.vectorGetValidity(vector);
    ArrowBuf validity =
        mask == 0 ? lease.allValid(rows) : lease.borrow(mask, Lease.validityBytes(rows));
    long data = type.layout() == ColumnType.Layout.STRUCT ? 0 : api.vectorGetData(vector);
    switch (type.layout()) {
      case FIXED ->
          target.loadFieldBuffers(
              node, List.of(validity, lease.borrow(data, (long) rows * type.width())));
      case BOOL -> target.loadFieldBuffers(node, List.of(validity, bits(data, rows, lease)));
      case DECIMAL ->
          target.loadFieldBuffers(
              node, List.of(validity, decimals(data, rows, type.width(), lease)));
      case UUID -> target.loadFieldBuffers(node, List.of(validity, uuids(data, rows, lease)));
      case INTERVAL ->
          target.loadFieldBuffers(node, List.of(validity, intervals(mask, data, rows, lease)));
      case TEXT -> target.loadFieldBuffers(node, texts(validity, mask, data, rows, lease));
      case TEXT_VIEW -> target.loadFieldBuffers(node, views(validity, mask, data, rows, lease));
      case LIST -> {
        ArrowBuf offsets = offsets(mask, data, rows, lease);
        target.loadFieldBuffers(node, List.of(validity, offsets));
        int elements = rows == 0 ? 0 : offsets.getInt(4L * rows);
        load(
            type.children().get(0),
            api.listVectorGetChild(vector),
            elements,
            ((ListVector) target).getDataVector(),
            lease);
      }
      case FIXED_LIST -> fixedLists(type, vector, rows, (FixedSizeListVector) target, lease);
      case STRUCT -> {
        target.loadFieldBuffers(node, List.of(validity));
        List<FieldVector> members = ((StructVector) target).getChildrenFromFields();
        for (int i = 0; i < members.size(); i++) {
          long member = api.structVectorGetChild(vector, i);
          load(type.children().get(i), member, rows, members.get(i), lease);
        }
      }
    }
  }

  private static ArrowBuf bits(long bytes, int rows, Lease lease) {
    long size = Lease.validityBytes(rows);
    long target = lease.scratch(size);
    for (int start = 0; start < rows; start += 64) {
      long word = 0;
      for (int i = 0; i < Math.min(64, rows - start); i++) {
        word |= (Memory.getByte(bytes + start + i) & 1L) << i;
      }
      Memory.putLong(target + start / 8, word);
    }
    return lease.borrow(target, size);
  }

  private static ArrowBuf decimals(long data, int rows, int width, Lease lease) {
    if (width == 16) {
      return lease.borrow(data, 16L * rows);
    }
    long target = lease.scratch(16L * rows);
    for (int i = 0; i < rows; i++) {
      long value =
          switch (width) {
            case 2 -> Memory.getShort(data + 2L * i);
            case 4 -> Memory.getInt(data + 4L * i);
            default -> Memory.getLong(data + 8L * i);
          };
      Memory.putLong(target + 16L * i, value);
      Memory.putLong(target + 16L * i + 8, value >> 63);
    }
    return lease.borrow(target, 16L * rows);
  }

  private static ArrowBuf uuids(long data, int rows, Lease lease) {
    long target = lease.scratch(16L * rows);
    for (long at = 0; at < 16L * rows; at += 16) {
      long high = Memory.getLong(data + at + 8) ^ Long.MIN_VALUE;
      Memory.putLong(target + at, Long.reverseBytes(high));
      Memory.putLong(target + at + 8, Long.reverseBytes(Memory.getLong(data + at)));
    }
    return lease.borrow(target, 16L * rows);
  }

  private static ArrowBuf intervals(long mask, long data, int rows, Lease lease) {
    long target = lease.scratch(16L * rows);
    for (int i = 0; i < rows; i++) {
      long at = 16L * i;
      if (NullMask.isValid(mask, i)) {
        long micros = Memory.getLong(data + at + 8);
        long nanos = micros * NANOS_A_MICRO;
        if (nanos / NANOS_A_MICRO != micros) {
          throw new DuckDbException(
              DuckDbException.Kind.UNSUPPORTED,
              "an interval of %d microseconds is longer than the nanoseconds that a plugin is given can count"
                  .formatted(micros));
        }
        Memory.putLong(target + at, Memory.getLong(data + at));
        Memory.putLong(target + at + 8, nanos);
      }
    }
    return lease.borrow(target, 16L * rows);
  }

  /** Copied element by element: a null has elements in Arrow, and none in DuckDB. */
  private void fixedLists(
      ColumnType type, long vector, int rows, FixedSizeListVector target, Lease lease) {
    Field field = type.field();
    Field list =
        new Field(
            field.getName(),
            new FieldType(field.isNullable(), ArrowType.List.INSTANCE, null),
            field.getChildren());
    ListVector lists = (ListVector) read(ColumnType.of(list), vector, rows, lease);
    for (int i = 0; i < rows; i++) {
      if (lists.isNull(i)) {
        target.setNull(i);
        continue;
      }
      int first = lists.getElementStartIndex(i);
      if (lists.getElementEndIndex(i) - first != target.getListSize()) {
        throw new DuckDbException(
            DuckDbException.Kind.UNSUPPORTED,
            "a list of '%s' has %d elements, expected %d"
                .formatted(
                    field.getName(), lists.getElementEndIndex(i) - first, target.getListSize()));
      }
      int start = target.startNewValue(i);
      for (int element = 0; element < target.getListSize(); element++) {
        target
            .getDataVector()
            .copyFromSafe(first + element, start + element, lists.getDataVector());
      }
    }
    target.setValueCount(rows);
  }

  private static List<ArrowBuf> texts(
      ArrowBuf validity, long mask, long data, int rows, Lease lease) {
    long offsets = lease.scratch(4L * (rows + 1));
    long total = 0;
    for (int i = 0; i < rows; i++) {
      Memory.putInt(offsets + 4L * i, (int) total);
      if (NullMask.isValid(mask, i)) {
        total += StringT.length(data, i);
        if (total > Integer.MAX_VALUE) {
          throw new DuckDbException(
              DuckDbException.Kind.UNSUPPORTED,
              "the texts of one batch are more than 2 GB; a plugin cannot be given that many");
        }
      }
    }
    Memory.putInt(offsets + 4L * rows, (int) total);
    long bytes = lease.scratch(total + StringT.SLACK);
    for (int i = 0; i < rows; i++) {
      if (NullMask.isValid(mask, i)) {
        StringT.copy(data, i, bytes + Memory.getInt(offsets + 4L * i));
      }
    }
    return List.of(validity, lease.borrow(offsets, 4L * (rows + 1)), lease.borrow(bytes, total));
  }

  private static List<ArrowBuf> views(
      ArrowBuf validity, long mask, long data, int rows, Lease lease) {
    long target = lease.scratch(16L * rows);
    Memory.copy(data, target, 16L * rows);
    var windows = new ViewWindows();
    for (int i = 0; i < rows; i++) {
      if (NullMask.isValid(mask, i) && !StringT.isInline(data, i)) {
        Memory.putLong(target + 16L * i + 8, windows.locate(data + 16L * i));
      }
    }
    List<ArrowBuf> buffers = new ArrayList<>();
    buffers.add(validity);
    buffers.add(lease.borrow(target, 16L * rows));
    windows.forEach(base -> buffers.add(lease.borrow(base, ViewWindows.WINDOW_BYTES)));
    return buffers;
  }

  private static ArrowBuf offsets(long mask, long entries, int rows, Lease lease) {
    long target = lease.scratch(4L * (rows + 1));
    long next = 0;
    for (int i = 0; i < rows; i++) {
      Memory.putInt(target + 4L * i, (int) next);
      if (!NullMask.isValid(mask, i)) {
        continue;
      }
      long length = Memory.getLong(entries + 16L * i + 8);
      if (length > 0 && Memory.getLong(entries + 16L * i) != next) {
        throw new IllegalStateException("a copied list vector is not contiguous");
      }
      next += length;
      if (next > Integer.MAX_VALUE) {
        throw new DuckDbException(
            DuckDbException.Kind.UNSUPPORTED,
            "the lists of one batch have more than 2^31 elements; a plugin cannot be given those");
      }
    }
    Memory.putInt(target + 4L * rows, (int) next);
    return lease.borrow(target, 4L * (rows + 1));
  }
}
