package dev.codeanatomy.plugin.codeanatomy.metadata;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.DoubleUnary;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.vector.NumberColumn;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.types.pojo.Field;

/** {@code cpg_score(value)}: the value as a float64. */
final class CpgScore implements ScalarFunction {
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("cpg_score")
          .parameter(
              Parameters.required("value", TypeSet.numeric(), "The score, a number of any type."))
          .returns(ArrowTypes.FLOAT64)
          .doc(
              FunctionDoc.of(
                  "Other",
                  "Marks a number as a score: gives it as float64, the nearest one where it has"
                      + " more digits than that.",
                  "SELECT cpg_score(7)"))
          .sample(Sample.row(Literal.ofInt32(7)).expecting(Literal.ofFloat64(7)))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) {
    Field returned = ArrowTypes.nullable(SPEC.name(), ArrowTypes.FLOAT64);
    return context.arguments().get(0).field().getType().equals(ArrowTypes.FLOAT64)
        ? BoundScalar.ofKernel(returned, (DoubleUnary) value -> value)
        : BoundScalar.ofEvaluator(returned, () -> CpgScore::evaluate);
  }

  private static void evaluate(Batch in, FieldVector out) {
    NumberColumn values = new NumberColumn(in.column(0));
    Float8Vector scores = (Float8Vector) out;
    for (int row = 0; row < in.rowCount(); row++) {
      if (values.isNull(row)) {
        scores.setNull(row);
      } else {
        scores.setSafe(row, values.asDouble(row));
      }
    }
    out.setValueCount(in.rowCount());
  }
}
