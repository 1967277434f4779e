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
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;

/** {@code span_overlaps(span_a, span_b)} and {@code span_contains(span_a, span_b)}. */
final class SpanRelation implements ScalarFunction {
  /** A question about two spans, each a start and the byte after its last. */
  @FunctionalInterface
  private interface Test {
    boolean holds(long startA, long endA, long startB, long endB);
  }

  private final FunctionSpec spec;
  private final Test test;

  private SpanRelation(FunctionSpec spec, Test test) {
    this.spec = spec;
    this.test = test;
  }

  static SpanRelation overlaps() {
    return new SpanRelation(
        spec(
            "span_overlaps",
            "Says whether two spans share a byte; ends count as end_exclusive says. Null if an"
                + " offset is.",
            "SELECT span_overlaps(span_make(0, 10), span_make(10, 20))",
            Sample.row(SpanField.literal(0, 10), SpanField.literal(10, 20))
                .expecting(Literal.ofBoolean(false))),
        (startA, endA, startB, endB) -> startA < endB && startB < endA);
  }

  static SpanRelation contains() {
    return new SpanRelation(
        spec(
            "span_contains",
            "Says whether the first span holds all of the second; ends count as end_exclusive"
                + " says. Null if an offset is.",
            "SELECT span_contains(span_make(0, 10), span_make(2, 10))",
            Sample.row(SpanField.literal(0, 10), SpanField.literal(2, 10))
                .expecting(Literal.ofBoolean(true))),
        (startA, endA, startB, endB) -> startA <= startB && endB <= endA);
  }

  private static FunctionSpec spec(String name, String description, String example, Sample sample) {
    return FunctionSpec.builder(name)
        .parameter(
            Parameters.required("span_a", TypeSet.struct(), "A span, as span_make gives it."))
        .parameter(Parameters.required("span_b", TypeSet.struct(), "Another span."))
        .returns(ArrowTypes.BOOL)
        .doc(FunctionDoc.of("Span", description, example))
        .tag("span")
        .sample(sample)
        .build();
  }

  @Override
  public FunctionSpec spec() {
    return spec;
  }

  @Override
  public BoundScalar bind(BindContext context) throws PluginException {
    SpanField.check("span_a", context.arguments().get(0).field());
    SpanField.check("span_b", context.arguments().get(1).field());
    return BoundScalar.ofEvaluator(
        ArrowTypes.nullable(spec.name(), ArrowTypes.BOOL), () -> this::evaluate);
  }

  private void evaluate(Batch in, FieldVector out) {
    BitVector answers = (BitVector) out;
    SpanColumn a = new SpanColumn(in.column(0));
    SpanColumn b = new SpanColumn(in.column(1));
    for (int row = 0; row < in.rowCount(); row++) {
      if (a.isNull(row) || b.isNull(row)) {
        answers.setNull(row);
      } else {
        boolean holds =
            test.holds(a.start(row), a.exclusiveEnd(row), b.start(row), b.exclusiveEnd(row));
        answers.setSafe(row, holds ? 1 : 0);
      }
    }
    out.setValueCount(in.rowCount());
  }
}
