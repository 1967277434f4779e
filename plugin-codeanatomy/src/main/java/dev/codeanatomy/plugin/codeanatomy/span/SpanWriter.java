package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.ScalarEvaluator;
import dev.codeanatomy.plugin.codeanatomy.vector.TextColumn;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VariableWidthFieldVector;
import org.apache.arrow.vector.complex.StructVector;

/** Writes the spans of one {@code span_make} call, child by child. One thread. */
final class SpanWriter implements ScalarEvaluator {
  private final SpanDefaults defaults;
  private final boolean lineBaseGiven;
  private final boolean colUnitGiven;
  private final boolean exclusiveGiven;
  private final byte[] defaultUnit;

  SpanWriter(
      SpanDefaults defaults, boolean lineBaseGiven, boolean colUnitGiven, boolean exclusiveGiven) {
    this.defaults = defaults;
    this.lineBaseGiven = lineBaseGiven;
    this.colUnitGiven = colUnitGiven;
    this.exclusiveGiven = exclusiveGiven;
    this.defaultUnit = defaults.colUnit().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void evaluate(Batch in, FieldVector out) {
    StructVector spans = (StructVector) out;
    int rows = in.rowCount();
    copy(in.column(0), (BigIntVector) spans.getChildByOrdinal(0), rows);
    copy(in.column(1), (BigIntVector) spans.getChildByOrdinal(1), rows);
    writeLineBases(in, (IntVector) spans.getChildByOrdinal(2), rows);
    writeUnits(in, (VariableWidthFieldVector) spans.getChildByOrdinal(3), rows);
    writeExclusive(in, (BitVector) spans.getChildByOrdinal(4), rows);
    for (int row = 0; row < rows; row++) {
      spans.setIndexDefined(row);
    }
    spans.setValueCount(rows);
  }

  private static void copy(FieldVector source, BigIntVector target, int rows) {
    BigIntVector offsets = (BigIntVector) source;
    for (int row = 0; row < rows; row++) {
      if (offsets.isNull(row)) {
        target.setNull(row);
      } else {
        target.setSafe(row, offsets.get(row));
      }
    }
  }

  private void writeLineBases(Batch in, IntVector target, int rows) {
    IntVector given = (IntVector) in.column(2);
    for (int row = 0; row < rows; row++) {
      if (!lineBaseGiven) {
        target.setSafe(row, defaults.lineBase());
      } else if (given.isNull(row)) {
        target.setNull(row);
      } else {
        target.setSafe(row, given.get(row));
      }
    }
  }

  private void writeUnits(Batch in, VariableWidthFieldVector target, int rows) {
    TextColumn given = new TextColumn(in.column(3));
    for (int row = 0; row < rows; row++) {
      if (!colUnitGiven || given.isNull(row)) {
        target.setSafe(row, defaultUnit);
      } else {
        given.read(row);
        target.setSafe(row, given.bytes(), 0, given.length());
      }
    }
  }

  private void writeExclusive(Batch in, BitVector target, int rows) {
    BitVector given = (BitVector) in.column(4);
    int standard = defaults.endExclusive() ? 1 : 0;
    for (int row = 0; row < rows; row++) {
      target.setSafe(row, !exclusiveGiven || given.isNull(row) ? standard : given.get(row));
    }
  }
}
