package dev.codeanatomy.plugin.codeanatomy.vector;

import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.UInt8Vector;

/** Reads a column of integers, floating point numbers or decimals as float64. */
public final class NumberColumn {
  private final FieldVector vector;

  public NumberColumn(FieldVector vector) {
    this.vector = vector;
  }

  public boolean isNull(int row) {
    return vector.isNull(row);
  }

  /** The float64 nearest to the number of {@code row}, which must not be null. */
  public double asDouble(int row) {
    if (vector instanceof BaseIntVector) {
      long value = ((BaseIntVector) vector).getValueAsLong(row);
      return value < 0 && vector instanceof UInt8Vector ? unsigned(value) : (double) value;
    }
    if (vector instanceof DecimalVector) {
      return ((DecimalVector) vector).getObject(row).doubleValue();
    }
    return ((FloatingPointVector) vector).getValueAsDouble(row);
  }

  /** Halved, the number fits; the lost bit is kept so that rounding goes the right way. */
  private static double unsigned(long value) {
    return (double) (value >>> 1 | value & 1) * 2;
  }
}
