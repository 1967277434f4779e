package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;

/** {@code interval_align_score(left_start, left_end, right_start, right_end)}. */
final class IntervalAlignScore implements ScalarFunction {
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("interval_align_score")
          .parameter(
              Parameters.required(
                  "left_start", ArrowTypes.INT64, "The left interval's first position."))
          .parameter(
              Parameters.required(
                  "left_end", ArrowTypes.INT64, "The position after the left interval's last."))
          .parameter(
              Parameters.required(
                  "right_start", ArrowTypes.INT64, "The right interval's first position."))
          .parameter(
              Parameters.required(
                  "right_end", ArrowTypes.INT64, "The position after the right interval's last."))
          .returns(ArrowTypes.FLOAT64)
          .doc(
              FunctionDoc.of(
                  "Interval",
                  "Gives how well two intervals fit: the number of positions they share; where they"
                      + " share none, the length of the right one below zero. The match score of"
                      + " IntervalAlign is the same number, and at least zero.",
                  "SELECT interval_align_score(0, 5, 10, 20)"))
          .tag("interval")
          .tag("alignment")
          .tag("score")
          .sample(
              Sample.row(
                      Literal.ofInt64(0),
                      Literal.ofInt64(5),
                      Literal.ofInt64(10),
                      Literal.ofInt64(20))
                  .expecting(Literal.ofFloat64(-10)))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) {
    return BoundScalar.ofEvaluator(
        ArrowTypes.nullable(SPEC.name(), ArrowTypes.FLOAT64), () -> IntervalAlignScore::evaluate);
  }

  private static void evaluate(Batch in, FieldVector out) {
    BigIntVector leftStarts = (BigIntVector) in.column(0);
    BigIntVector leftEnds = (BigIntVector) in.column(1);
    BigIntVector rightStarts = (BigIntVector) in.column(2);
    BigIntVector rightEnds = (BigIntVector) in.column(3);
    Float8Vector scores = (Float8Vector) out;
    for (int row = 0; row < in.rowCount(); row++) {
      if (leftStarts.isNull(row)
          || leftEnds.isNull(row)
          || rightStarts.isNull(row)
          || rightEnds.isNull(row)) {
        scores.setNull(row);
      } else {
        scores.setSafe(
            row,
            score(
                leftStarts.get(row), leftEnds.get(row), rightStarts.get(row), rightEnds.get(row)));
      }
    }
    out.setValueCount(in.rowCount());
  }

  private static long score(long leftStart, long leftEnd, long rightStart, long rightEnd) {
    long shared = Saturating.subtract(Math.min(leftEnd, rightEnd), Math.max(leftStart, rightStart));
    return shared > 0 ? shared : -Math.max(0, Saturating.subtract(rightEnd, rightStart));
  }
}
