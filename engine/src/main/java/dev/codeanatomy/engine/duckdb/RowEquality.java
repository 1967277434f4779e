package dev.codeanatomy.engine.duckdb;

import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.ByteFunctionHelpers;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.compare.Range;
import org.apache.arrow.vector.compare.RangeEqualsVisitor;

/** Says whether two rows agree as SQL groups them: null equals null, and NaN equals NaN. */
final class RowEquality {
  private RowEquality() {}

  static boolean equal(List<FieldVector> left, int i, List<FieldVector> right, int j) {
    for (int column = 0; column < left.size(); column++) {
      if (!equal(left.get(column), i, right.get(column), j)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(FieldVector left, int i, FieldVector right, int j) {
    if (left.isNull(i) || right.isNull(j)) {
      return left.isNull(i) && right.isNull(j);
    }
    return switch (left) {
      case Float8Vector a -> same(a.get(i), ((Float8Vector) right).get(j));
      case Float4Vector a -> same(a.get(i), ((Float4Vector) right).get(j));
      case BitVector a -> a.get(i) == ((BitVector) right).get(j);
      case BaseFixedWidthVector a -> {
        long width = a.getTypeWidth();
        yield bytes(a.getDataBuffer(), width * i, width, right.getDataBuffer(), width * j, width);
      }
      case BaseVariableWidthVector a -> {
        var b = (BaseVariableWidthVector) right;
        yield bytes(
            a.getDataBuffer(),
            a.getStartOffset(i),
            a.getValueLength(i),
            b.getDataBuffer(),
            b.getStartOffset(j),
            b.getValueLength(j));
      }
      default -> new RangeEqualsVisitor(left, right).rangeEquals(new Range(i, j, 1));
    };
  }

  /** Minus zero equals zero, as in SQL. */
  private static boolean same(double a, double b) {
    return a == b || Double.isNaN(a) && Double.isNaN(b);
  }

  private static boolean bytes(
      ArrowBuf left, long from, long length, ArrowBuf right, long to, long otherLength) {
    return length == otherLength
        && ByteFunctionHelpers.equal(left, from, from + length, right, to, to + length) == 1;
  }
}
