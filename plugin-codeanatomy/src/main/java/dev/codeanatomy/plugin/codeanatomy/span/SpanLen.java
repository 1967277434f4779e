package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;

/** {@code span_len(span)}. */
final class SpanLen implements ScalarFunction {
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("span_len")
          .parameter(
              Parameters.required("span", TypeSet.struct(), "A span, as span_make gives it."))
          .returns(ArrowTypes.INT64)
          .doc(
              FunctionDoc.of(
                  "Span",
                  "Gives the number of bytes in a span: bend - bstart, and one more where"
                      + " end_exclusive is false. Null if an offset is.",
                  "SELECT span_len(span_make(10, 25))"))
          .tag("span")
          .sample(Sample.row(SpanField.literal(10, 25)).expecting(Literal.ofInt64(15)))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) throws PluginException {
    SpanField.check("span", context.arguments().get(0).field());
    return BoundScalar.ofEvaluator(
        ArrowTypes.nullable(SPEC.name(), ArrowTypes.INT64), () -> SpanLen::evaluate);
  }

  private static void evaluate(Batch in, FieldVector out) {
    BigIntVector lengths = (BigIntVector) out;
    SpanColumn spans = new SpanColumn(in.column(0));
    for (int row = 0; row < in.rowCount(); row++) {
      if (spans.isNull(row)) {
        lengths.setNull(row);
      } else {
        lengths.setSafe(row, Saturating.subtract(spans.exclusiveEnd(row), spans.start(row)));
      }
    }
    out.setValueCount(in.rowCount());
  }
}
