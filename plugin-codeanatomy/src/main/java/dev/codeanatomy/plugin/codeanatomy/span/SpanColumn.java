package dev.codeanatomy.plugin.codeanatomy.span;

import java.util.Optional;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;

/** Reads a column of spans that {@link SpanField#check} has accepted. */
final class SpanColumn {
  private final StructVector spans;
  private final BigIntVector starts;
  private final BigIntVector ends;
  private final Optional<BitVector> exclusive;

  SpanColumn(FieldVector vector) {
    this.spans = (StructVector) vector;
    this.starts = spans.getChild(SpanField.BSTART, BigIntVector.class);
    this.ends = spans.getChild(SpanField.BEND, BigIntVector.class);
    this.exclusive = Optional.ofNullable(spans.getChild(SpanField.END_EXCLUSIVE, BitVector.class));
  }

  /** Says whether the span or one of its offsets is null. */
  boolean isNull(int row) {
    return spans.isNull(row) || starts.isNull(row) || ends.isNull(row);
  }

  long start(int row) {
    return starts.get(row);
  }

  /** The byte after the span's last: {@code bend}, or one more where the end is inclusive. */
  long exclusiveEnd(int row) {
    long end = ends.get(row);
    boolean inclusive =
        exclusive.isPresent() && !exclusive.get().isNull(row) && exclusive.get().get(row) == 0;
    return inclusive ? Saturating.add(end, 1) : end;
  }
}
