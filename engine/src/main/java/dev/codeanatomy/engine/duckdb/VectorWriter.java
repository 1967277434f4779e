package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.engine.catalog.types.IntervalKind;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Copies values of an Arrow vector into a DuckDB vector. Texts take one call into DuckDB for a
 * whole range: their bytes are assigned as one long string, which puts them into the vector's own
 * memory, and the {@code string_t} of each row then points into it.
 */
final class VectorWriter {
  private final CApi api;

  VectorWriter(CApi api) {
    this.api = api;
  }

  /**
   * Writes rows {@code from} up to {@code from + rows} of the source to the target from row {@code
   * to} on. Rows of the target that were null stay so.
   */
  void write(ColumnType type, FieldVector source, int from, int rows, long target, int to) {
    if (rows == 0) {
      return;
    }
    switch (type.layout()) {
      case FIXED -> {
        long width = type.width();
        Memory.copy(
            source.getDataBufferAddress() + width * from,
            api.vectorGetData(target) + width * to,
            width * rows);
      }
      case BOOL -> bytes(source.getDataBufferAddress(), from, rows, api.vectorGetData(target) + to);
      case DECIMAL -> decimals(type.width(), source, from, rows, target, to);
      case UUID -> uuids(source, from, rows, api.vectorGetData(target) + 16L * to);
      case INTERVAL -> intervals(type, source, from, rows, api.vectorGetData(target) + 16L * to);
      case TEXT -> texts(type, source, from, rows, target, to);
      case TEXT_VIEW ->
          throw new DuckDbException(
              DuckDbException.Kind.UNSUPPORTED,
              "'" + type.field().getName() + "' is of type utf8_view; return utf8 instead");
      case LIST -> list(type, (ListVector) source, from, rows, target, to);
      case FIXED_LIST -> fixedList(type, (FixedSizeListVector) source, from, rows, target, to);
      case STRUCT -> struct(type, (StructVector) source, from, rows, target, to);
    }
    if (source.getNullCount() > 0) {
      nulls(source, from, rows, target, to);
    }
  }

  /** Nulls go last, because a struct's reach down into its members. */
  private void nulls(FieldVector source, int from, int rows, long target, int to) {
    long mask = NullMask.writable(api, target);
    long bits = source.getValidityBufferAddress();
    if ((from & 63) == 0 && (to & 63) == 0 && (rows & 63) == 0) {
      NullMask.and(bits + from / 8, mask + to / 8, rows);
      return;
    }
    for (int i = 0; i < rows; i++) {
      int row = from + i;
      if ((Memory.getByte(bits + (row >> 3)) >> (row & 7) & 1) == 0) {
        NullMask.setNull(mask, to + i);
      }
    }
  }

  private static void bytes(long bits, int from, int rows, long target) {
    for (int i = 0; i < rows; i++) {
      int row = from + i;
      Memory.putByte(target + i, (byte) (Memory.getByte(bits + (row >> 3)) >> (row & 7) & 1));
    }
  }

  private void decimals(int width, FieldVector source, int from, int rows, long target, int to) {
    long values = source.getDataBufferAddress() + 16L * from;
    long data = api.vectorGetData(target) + (long) width * to;
    if (width == 16) {
      Memory.copy(values, data, 16L * rows);
      return;
    }
    for (int i = 0; i < rows; i++) {
      long value = Memory.getLong(values + 16L * i);
      switch (width) {
        case 2 -> Memory.putShort(data + 2L * i, (short) value);
        case 4 -> Memory.putInt(data + 4L * i, (int) value);
        default -> Memory.putLong(data + 8L * i, value);
      }
    }
  }

  private void texts(ColumnType type, FieldVector source, int from, int rows, long target, int to) {
    ArrowBuf offsets = source.getOffsetBuffer();
    int start = offsets.getInt(4L * from);
    int end = offsets.getInt(4L * (from + rows));
    if (start < 0 || end < start || end > source.getDataBuffer().capacity()) {
      throw new MalformedResult("the offsets of '" + type.field().getName() + "' are damaged");
    }
    long bytes = source.getDataBufferAddress();
    if (type.typeId() == ColumnType.VARCHAR && !Utf8Check.isAscii(bytes + start, end - start)) {
      requireUtf8(type, source, from, rows);
    }
    long data = api.vectorGetData(target);
    long moved = 0;
    if (end - start > StringT.INLINE) {
      api.unsafeVectorAssignStringElementLen(target, to, bytes + start, end - start);
      moved = StringT.bytes(data, to);
    }
    int at = start;
    for (int i = 0; i < rows; i++) {
      int next = offsets.getInt(4L * (from + i + 1));
      if (next < at || next > end) {
        throw new MalformedResult("the offsets of '" + type.field().getName() + "' are damaged");
      }
      StringT.put(data, to + i, bytes + at, next - at, moved + (at - start));
      at = next;
    }
  }

  private static void requireUtf8(ColumnType type, FieldVector source, int from, int rows) {
    ArrowBuf offsets = source.getOffsetBuffer();
    long bytes = source.getDataBufferAddress();
    for (int row = from; row < from + rows; row++) {
      int start = offsets.getInt(4L * row);
      if (!source.isNull(row)
          && !Utf8Check.isValid(bytes + start, offsets.getInt(4L * (row + 1)) - start)) {
        throw new MalformedResult(
            "row " + row + " of '" + type.field().getName() + "' is not valid UTF-8");
      }
    }
  }

  private static void uuids(FieldVector source, int from, int rows, long target) {
    long values = source.getDataBufferAddress() + 16L * from;
    for (long at = 0; at < 16L * rows; at += 16) {
      Memory.putLong(target + at, Long.reverseBytes(Memory.getLong(values + at + 8)));
      long high = Long.reverseBytes(Memory.getLong(values + at));
      Memory.putLong(target + at + 8, high ^ Long.MIN_VALUE);
    }
  }

  private static void intervals(
      ColumnType type, FieldVector source, int from, int rows, long target) {
    Optional<IntervalKind> kind = IntervalKind.of(type.field());
    long values = source.getDataBufferAddress() + 16L * from;
    for (int i = 0; i < rows; i++) {
      long months = Memory.getInt(values + 16L * i);
      long days = Memory.getInt(values + 16L * i + 4);
      long nanos = Memory.getLong(values + 16L * i + 8);
      if (source.isNull(from + i)) {
        continue;
      }
      boolean mixed = kind.isPresent() && !kind.get().holds(months, days, nanos);
      if (mixed || nanos % VectorReader.NANOS_A_MICRO != 0) {
        throw new MalformedResult(
            "row %d of '%s' is an interval of %d months, %d days and %d nanoseconds, expected %s"
                .formatted(
                    from + i,
                    type.field().getName(),
                    months,
                    days,
                    nanos,
                    mixed ? kind.get().parts() : "whole microseconds"));
      }
      Memory.putLong(target + 16L * i, Memory.getLong(values + 16L * i));
      Memory.putLong(target + 16L * i + 8, nanos / VectorReader.NANOS_A_MICRO);
    }
  }

  private void list(ColumnType type, ListVector source, int from, int rows, long target, int to) {
    ArrowBuf offsets = source.getOffsetBuffer();
    int start = offsets.getInt(4L * from);
    int end = offsets.getInt(4L * (from + rows));
    if (start < 0 || end < start || end > source.getDataVector().getValueCount()) {
      throw new MalformedResult("the offsets of '" + type.field().getName() + "' are damaged");
    }
    int before = grow(target, end - start);
    long entries = api.vectorGetData(target);
    for (int i = 0; i < rows; i++) {
      int first = offsets.getInt(4L * (from + i));
      int last = offsets.getInt(4L * (from + i + 1));
      boolean isNull = source.isNull(from + i);
      if (last < first || first < start || last > end) {
        throw new MalformedResult("the offsets of '" + type.field().getName() + "' are damaged");
      }
      putEntry(entries, to + i, isNull ? 0 : before + (first - start), isNull ? 0 : last - first);
      if (!isNull) {
        requireNoNulls(type.children().get(0).field(), source.getDataVector(), first, last);
      }
    }
    elements(type, source.getDataVector(), start, end - start, target, before);
  }

  private void fixedList(
      ColumnType type, FixedSizeListVector source, int from, int rows, long target, int to) {
    int size = source.getListSize();
    if (source.getDataVector().getValueCount() < (long) size * (from + rows)) {
      throw new MalformedResult(
          "the lists of '%s' have %d elements, expected %d of each"
              .formatted(type.field().getName(), source.getDataVector().getValueCount(), size));
    }
    int before = grow(target, size * rows);
    long entries = api.vectorGetData(target);
    for (int i = 0; i < rows; i++) {
      boolean isNull = source.isNull(from + i);
      putEntry(entries, to + i, isNull ? 0 : before + size * i, isNull ? 0 : size);
      if (!isNull) {
        int first = size * (from + i);
        requireNoNulls(type.children().get(0).field(), source.getDataVector(), first, first + size);
      }
    }
    elements(type, source.getDataVector(), size * from, size * rows, target, before);
  }

  /** Makes room for so many elements more; gives how many there were. */
  private int grow(long target, int elements) {
    long before = api.listVectorGetSize(target);
    if (before + elements > Integer.MAX_VALUE) {
      throw new MalformedResult("lists of more than 2^31 elements in one batch");
    }
    api.listVectorReserve(target, before + elements);
    api.listVectorSetSize(target, before + elements);
    return (int) before;
  }

  private static void putEntry(long entries, int row, long offset, long length) {
    Memory.putLong(entries + 16L * row, offset);
    Memory.putLong(entries + 16L * row + 8, length);
  }

  private void elements(
      ColumnType type, FieldVector source, int from, int count, long target, int to) {
    write(type.children().get(0), source, from, count, api.listVectorGetChild(target), to);
  }

  /** Refuses a null in a vector whose field says that it has none. */
  static void requireNoNulls(Field field, FieldVector source, int from, int end) {
    if (field.isNullable() || source.getNullCount() == 0) {
      return;
    }
    for (int row = from; row < end; row++) {
      if (source.isNull(row)) {
        throw new MalformedResult(
            "row %d of '%s' is null, and its field says that it never is"
                .formatted(row, field.getName()));
      }
    }
  }

  private void struct(
      ColumnType type, StructVector source, int from, int rows, long target, int to) {
    List<FieldVector> members = source.getChildrenFromFields();
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).getValueCount() < from + rows) {
        throw new MalformedResult(
            "the member '%s' has %d values, expected %d"
                .formatted(members.get(i).getName(), members.get(i).getValueCount(), from + rows));
      }
      requireMember(type.children().get(i).field(), source, members.get(i), from, rows);
      long member = api.structVectorGetChild(target, i);
      write(type.children().get(i), members.get(i), from, rows, member, to);
    }
    if (source.getNullCount() > 0) {
      for (int i = 0; i < rows; i++) {
        if (source.isNull(from + i)) {
          setNull(type, target, to + i);
        }
      }
    }
  }

  /** A null struct has nothing in it, so its members may be null whatever they say. */
  private static void requireMember(
      Field field, StructVector struct, FieldVector member, int from, int rows) {
    if (field.isNullable() || member.getNullCount() == 0) {
      return;
    }
    for (int row = from; row < from + rows; row++) {
      if (!struct.isNull(row)) {
        requireNoNulls(field, member, row, row + 1);
      }
    }
  }

  /** A null struct has null members, or DuckDB's field access would find their values. */
  void setNull(ColumnType type, long vector, int row) {
    NullMask.setNull(NullMask.writable(api, vector), row);
    if (type.layout() == ColumnType.Layout.STRUCT) {
      for (int i = 0; i < type.children().size(); i++) {
        setNull(type.children().get(i), api.structVectorGetChild(vector, i), row);
      }
    }
  }

  /** Makes every row null that the mask says is, members included. */
  void applyMask(ColumnType type, long mask, int rows, long vector) {
    NullMask.and(mask, NullMask.writable(api, vector), rows);
    if (type.layout() == ColumnType.Layout.STRUCT) {
      for (int i = 0; i < type.children().size(); i++) {
        applyMask(type.children().get(i), mask, rows, api.structVectorGetChild(vector, i));
      }
    }
  }
}
