package dev.codeanatomy.plugin.codeanatomy.vector;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Reads the values of a column of any type as text, in the one form that ids are built from: see
 * {@link ValueFormat}. Texts and 64- and 32-bit numbers are read without a new object per row. One
 * thread.
 */
public final class ValueText {
  /** The most characters of a 64-bit number: nineteen digits and a sign. */
  private static final int DECIMAL_BYTES = 20;

  private final FieldVector vector;
  private final Optional<TextColumn> texts;
  private final byte[] decimal = new byte[DECIMAL_BYTES];
  private byte[] bytes = new byte[0];
  private int length;

  private ValueText(FieldVector vector, Optional<TextColumn> texts) {
    this.vector = vector;
    this.texts = texts;
  }

  public static ValueText of(FieldVector vector) {
    boolean isText = ValueFormat.isText(vector);
    return new ValueText(vector, isText ? Optional.of(new TextColumn(vector)) : Optional.empty());
  }

  /** Says whether the value is null; every row of a column of the null type is. */
  public boolean isNull(int row) {
    return vector.getField().getType() instanceof ArrowType.Null || vector.isNull(row);
  }

  /** Moves to {@code row}, which must not be null; {@link #bytes()} then holds its text. */
  public void read(int row) {
    if (texts.isPresent()) {
      TextColumn column = texts.get();
      column.read(row);
      bytes = column.bytes();
      length = column.length();
    } else if (vector instanceof BigIntVector || vector instanceof IntVector) {
      readDecimal(((BaseIntVector) vector).getValueAsLong(row));
    } else {
      bytes = ValueFormat.text(vector, row).getBytes(StandardCharsets.UTF_8);
      length = bytes.length;
    }
  }

  /** Digits come from the last one on, of a number that is not positive: that side has one more. */
  private void readDecimal(long value) {
    int at = DECIMAL_BYTES;
    long rest = value < 0 ? value : -value;
    do {
      decimal[--at] = (byte) ('0' - rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (value < 0) {
      decimal[--at] = '-';
    }
    length = DECIMAL_BYTES - at;
    System.arraycopy(decimal, at, decimal, 0, length);
    bytes = decimal;
  }

  /**
   * The text of a constant as that of a column's value; empty for a null and for types other than
   * texts, numbers and booleans.
   */
  public static Optional<String> of(Literal literal) {
    return literal.value().flatMap(value -> text(literal.type(), value));
  }

  private static Optional<String> text(ArrowType type, Object value) {
    if (type instanceof ArrowType.FloatingPoint) {
      boolean isFloat32 = type.equals(ArrowTypes.FLOAT32);
      double number = (Double) value;
      return Optional.of(
          isFloat32 ? ShortestDecimal.text((float) number) : ShortestDecimal.text(number));
    }
    if (value instanceof BigDecimal) {
      return Optional.of(((BigDecimal) value).toPlainString());
    }
    boolean isPlain =
        type instanceof ArrowType.Int || value instanceof String || value instanceof Boolean;
    return isPlain ? Optional.of(value.toString()) : Optional.empty();
  }

  /** The buffer; the text is its first {@link #length()} bytes. Overwritten by the next read. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }
}
