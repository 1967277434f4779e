package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;

/** {@code position_encoding_norm(value)}: the code of what columns count. */
final class PositionEncodingNorm implements ScalarFunction {
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("position_encoding_norm")
          .parameter(
              Parameters.text(
                  "value", "The name of an encoding, as col_to_byte reads it, or its code."))
          .returns(ArrowTypes.INT32)
          .nullHandling(NullHandling.CALLED)
          .doc(
              FunctionDoc.of(
                  "Other",
                  "Gives the code of a position encoding: 1 for UTF-8, 2 for UTF-16, 3 for UTF-32,"
                      + " null and any other text.",
                  "SELECT position_encoding_norm('utf8')"))
          .sample(Sample.row(Literal.ofUtf8("utf8")).expecting(Literal.ofInt32(1)))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) {
    return BoundScalar.ofEvaluator(
        ArrowTypes.nullable(SPEC.name(), ArrowTypes.INT32), () -> PositionEncodingNorm::evaluate);
  }

  private static void evaluate(Batch in, FieldVector out) {
    UnitColumn units = new UnitColumn(in, 0);
    IntVector codes = (IntVector) out;
    for (int row = 0; row < in.rowCount(); row++) {
      codes.setSafe(row, (units.isNull(row) ? ColumnUnit.UTF32 : units.at(row)).encoding());
    }
    out.setValueCount(in.rowCount());
  }
}
