package dev.codeanatomy.host.call;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FixedSizeBinaryVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.LargeVarBinaryVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.PeriodDuration;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** Constants in vectors: writing one into a row, and reading a row as one. Stateless. */
public final class LiteralVectors {
  private LiteralVectors() {}

  /**
   * Writes the constant into a row of a vector of its type.
   *
   * @throws IllegalArgumentException if there is no constant of the vector's type
   */
  public static void write(FieldVector vector, int row, Literal literal) {
    if (literal.isNull()) {
      vector.setNull(row);
      return;
    }
    Object value = literal.value().orElseThrow();
    if (vector instanceof BitVector bits) {
      bits.setSafe(row, literal.asBoolean() ? 1 : 0);
    } else if (vector instanceof Float4Vector floats) {
      floats.setSafe(row, (float) literal.asDouble());
    } else if (vector instanceof Float8Vector doubles) {
      doubles.setSafe(row, literal.asDouble());
    } else if (vector instanceof DecimalVector decimals) {
      decimals.setSafe(row, (BigDecimal) value);
    } else if (vector instanceof VarCharVector texts) {
      texts.setSafe(row, literal.asString().getBytes(StandardCharsets.UTF_8));
    } else if (vector instanceof LargeVarCharVector texts) {
      texts.setSafe(row, literal.asString().getBytes(StandardCharsets.UTF_8));
    } else if (vector instanceof VarBinaryVector bytes) {
      bytes.setSafe(row, (byte[]) value);
    } else if (vector instanceof LargeVarBinaryVector bytes) {
      bytes.setSafe(row, (byte[]) value);
    } else if (vector instanceof FixedSizeBinaryVector bytes && value instanceof byte[]) {
      bytes.setSafe(row, literal.asBytes());
    } else if (vector instanceof IntervalMonthDayNanoVector intervals
        && value instanceof PeriodDuration interval) {
      intervals.setSafe(
          row,
          interval.getPeriod().getMonths(),
          interval.getPeriod().getDays(),
          interval.getDuration().toNanos());
    } else if (vector instanceof StructVector struct && value instanceof List<?>) {
      struct.setIndexDefined(row);
      List<Literal> children = literal.asList();
      for (int i = 0; i < children.size(); i++) {
        write((FieldVector) struct.getChildByOrdinal(i), row, children.get(i));
      }
    } else if (vector instanceof ListVector list && value instanceof List<?>) {
      // A map too: its entries are the elements of a list.
      writeElements(list.getDataVector(), list.startNewValue(row), literal);
      list.endValue(row, literal.asList().size());
    } else if (vector instanceof FixedSizeListVector list && value instanceof List<?>) {
      writeElements(list.getDataVector(), list.startNewValue(row), literal);
    } else if (vector instanceof UInt8Vector numbers && value instanceof BigInteger number) {
      numbers.setSafe(row, number.longValue());
    } else if (vector instanceof BaseFixedWidthVector fixed && value instanceof Long number) {
      writeWhole(fixed, row, number);
    } else {
      throw new IllegalArgumentException(
          "No constant can be written into " + ArrowTypes.text(vector.getField().getType()));
    }
  }

  private static void writeElements(FieldVector data, int start, Literal list) {
    List<Literal> elements = list.asList();
    for (int i = 0; i < elements.size(); i++) {
      write(data, start + i, elements.get(i));
    }
  }

  /** Integers, dates and times are whole numbers of 1, 2, 4 or 8 bytes in the vector's buffer. */
  private static void writeWhole(BaseFixedWidthVector vector, int row, long value) {
    while (vector.getValueCapacity() <= row) {
      vector.reAlloc();
    }
    boolean days = !(vector instanceof DateDayVector) && isDate(vector);
    long stored = days ? Math.multiplyExact(value, 86_400_000L) : value;
    long at = (long) row * vector.getTypeWidth();
    switch (vector.getTypeWidth()) {
      case 1 -> vector.getDataBuffer().setByte(at, (byte) stored);
      case 2 -> vector.getDataBuffer().setShort(at, (short) stored);
      case 4 -> vector.getDataBuffer().setInt(at, (int) stored);
      case 8 -> vector.getDataBuffer().setLong(at, stored);
      default ->
          throw new IllegalArgumentException(
              "No constant can be written into " + ArrowTypes.text(vector.getField().getType()));
    }
    BitVectorHelper.setBit(vector.getValidityBuffer(), row);
  }

  private static boolean isDate(FieldVector vector) {
    return vector.getField().getType() instanceof ArrowType.Date;
  }

  /** Reads a row as text for a person; nested values as Arrow prints them. */
  public static String text(FieldVector vector, int row) {
    return vector.isNull(row) ? "null" : String.valueOf(vector.getObject(row));
  }

  /**
   * Says whether a row holds the constant. Floating point may differ in the last digits: an
   * aggregate's order of additions is not fixed.
   */
  public static boolean holds(FieldVector vector, int row, Literal expected) {
    if (vector.isNull(row) || expected.isNull()) {
      return vector.isNull(row) && expected.isNull();
    }
    Optional<Object> want = expected.value();
    if (vector instanceof StructVector struct) {
      return want.orElseThrow() instanceof List<?> && holds(struct, row, expected.asList());
    }
    if (vector instanceof ListVector list) {
      int start = list.getElementStartIndex(row);
      int size = list.getElementEndIndex(row) - start;
      return want.orElseThrow() instanceof List<?>
          && holdsElements(list.getDataVector(), start, size, expected.asList());
    }
    if (vector instanceof FixedSizeListVector list) {
      int start = list.getElementStartIndex(row);
      return want.orElseThrow() instanceof List<?>
          && holdsElements(list.getDataVector(), start, list.getListSize(), expected.asList());
    }
    if (vector instanceof UInt8Vector numbers) {
      return want.orElseThrow() instanceof BigInteger wanted
          && Long.toUnsignedString(numbers.get(row)).equals(wanted.toString());
    }
    Object have = vector.getObject(row);
    if (have instanceof Double || have instanceof Float) {
      double value = ((Number) have).doubleValue();
      return want.isPresent()
          && want.get() instanceof Double wanted
          && (Double.compare(value, wanted) == 0
              || Math.abs(value - wanted) <= 1e-9 * Math.abs(wanted));
    }
    if (have instanceof BigDecimal decimal) {
      return want.isPresent()
          && want.get() instanceof BigDecimal wanted
          && decimal.compareTo(wanted) == 0;
    }
    if (have instanceof byte[]) {
      return Objects.deepEquals(have, want.orElseThrow());
    }
    if (want.orElseThrow() instanceof Long wanted && vector instanceof BaseFixedWidthVector fixed) {
      return readWhole(fixed, row) == wanted;
    }
    return have instanceof Boolean
        ? have.equals(want.orElseThrow())
        : have.toString().equals(String.valueOf(want.orElseThrow()));
  }

  private static boolean holds(StructVector struct, int row, List<Literal> expected) {
    List<FieldVector> children = struct.getChildrenFromFields();
    boolean same = children.size() == expected.size();
    for (int i = 0; same && i < children.size(); i++) {
      same = holds(children.get(i), row, expected.get(i));
    }
    return same;
  }

  private static boolean holdsElements(
      FieldVector data, int start, int size, List<Literal> expected) {
    boolean same = size == expected.size();
    for (int i = 0; same && i < size; i++) {
      same = holds(data, start + i, expected.get(i));
    }
    return same;
  }

  private static long readWhole(BaseFixedWidthVector vector, int row) {
    long at = (long) row * vector.getTypeWidth();
    boolean unsigned =
        vector.getField().getType() instanceof ArrowType.Int integer && !integer.getIsSigned();
    long stored =
        switch (vector.getTypeWidth()) {
          case 1 ->
              unsigned
                  ? Byte.toUnsignedLong(vector.getDataBuffer().getByte(at))
                  : vector.getDataBuffer().getByte(at);
          case 2 ->
              unsigned
                  ? Short.toUnsignedLong(vector.getDataBuffer().getShort(at))
                  : vector.getDataBuffer().getShort(at);
          case 4 ->
              unsigned
                  ? Integer.toUnsignedLong(vector.getDataBuffer().getInt(at))
                  : vector.getDataBuffer().getInt(at);
          default -> vector.getDataBuffer().getLong(at);
        };
    return !(vector instanceof DateDayVector) && isDate(vector) ? stored / 86_400_000L : stored;
  }
}
