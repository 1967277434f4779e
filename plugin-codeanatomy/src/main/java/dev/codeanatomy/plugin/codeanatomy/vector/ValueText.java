package dev.codeanatomy.plugin.codeanatomy.vector;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Reads the values of a column of any type as text, in the one form that ids are built from: see
 * {@link ValueFormat}. Texts are read without a copy to the heap per row. One thread.
 */
public final class ValueText {
  private final FieldVector vector;
  private final Optional<TextColumn> texts;
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
    } else {
      bytes = ValueFormat.text(vector, row).getBytes(StandardCharsets.UTF_8);
      length = bytes.length;
    }
  }

  /** The buffer; the text is its first {@link #length()} bytes. Overwritten by the next read. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return length;
  }
}
