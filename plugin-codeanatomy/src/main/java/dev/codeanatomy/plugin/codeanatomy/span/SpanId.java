package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.hash.IdEvaluator;
import dev.codeanatomy.plugin.codeanatomy.hash.SemanticType;
import dev.codeanatomy.plugin.codeanatomy.vector.ReturnFields;
import java.util.Map;

/** {@code span_id(prefix, path, bstart, bend, kind)}. */
final class SpanId implements ScalarFunction {
  private static final int KIND = 4;

  private static final FunctionSpec SPEC =
      FunctionSpec.builder("span_id")
          .parameter(Parameters.text("prefix", "What the id names; goes before the colon."))
          .parameter(Parameters.text("path", "The file's path."))
          .parameter(
              Parameters.required("bstart", ArrowTypes.INT64, "The offset of the first byte."))
          .parameter(Parameters.required("bend", ArrowTypes.INT64, "The offset of the end."))
          .parameter(
              Parameters.optional(
                  "kind",
                  Literal.ofNull(ArrowTypes.UTF8),
                  "Tells spans of one place apart; left out, it is no part of the id."))
          .returns(ArrowTypes.UTF8)
          .nullHandling(NullHandling.CALLED)
          .doc(
              FunctionDoc.of(
                  "Span",
                  "Gives prefix:hash, where hash is BLAKE2b-128 over path, bstart, bend and, if the"
                      + " call gives it, kind, as stable_id_parts joins them. A null part counts"
                      + " as __NULL__; a null prefix gives null. The field's semantic_type is"
                      + " SpanId.",
                  "SELECT span_id('span', 'f.py', 10, 20)"))
          .tag("span")
          .tag("id")
          .tag("hash")
          .sample(
              Sample.row(
                      Literal.ofUtf8("span"),
                      Literal.ofUtf8("f.py"),
                      Literal.ofInt64(10),
                      Literal.ofInt64(20))
                  .expecting(Literal.ofUtf8("span:fafdcd469b89876e96b47a02b4689870")))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) {
    int parts = context.arguments().get(KIND).isDefault() ? KIND - 1 : KIND;
    return BoundScalar.ofEvaluator(
        ReturnFields.nullable(
            SPEC.name(), ArrowTypes.UTF8, Map.of(ReturnFields.SEMANTIC_TYPE, SemanticType.SPAN_ID)),
        () -> IdEvaluator.of128Bits(parts));
  }
}
