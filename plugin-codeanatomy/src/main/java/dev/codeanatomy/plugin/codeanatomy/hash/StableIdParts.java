package dev.codeanatomy.plugin.codeanatomy.hash;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.vector.ReturnFields;

/** {@code stable_id_parts(prefix, parts...)}: an id over parts of any type. */
final class StableIdParts implements ScalarFunction {
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("stable_id_parts")
          .alias("stable_id_multi")
          .parameter(
              Parameter.builder("prefix", TypeSet.of(ArrowTypes.UTF8))
                  .description("What the id names; goes before the colon.")
                  .build())
          .parameter(
              Parameter.builder("parts", TypeSet.any())
                  .variadic()
                  .description("Values of any type that together are the identity.")
                  .build())
          .returns(ArrowTypes.UTF8)
          .nullHandling(NullHandling.CALLED)
          .doc(
              FunctionDoc.of(
                  "Hashing",
                  "Gives prefix:hash, where hash is BLAKE2b-128 over the parts as text, joined by"
                      + " U+001F. A null part counts as __NULL__; a null prefix gives null. A"
                      + " constant prefix node, edge or span sets the field's semantic_type.",
                  "SELECT stable_id_parts('node', 'a', 1, true, 1.5)"))
          .tag("id")
          .tag("hash")
          .sample(
              Sample.row(
                      Literal.ofUtf8("node"), Literal.ofUtf8("a"), Literal.ofNull(ArrowTypes.UTF8))
                  .expecting(Literal.ofUtf8("node:e572d4f485d45f5df562e024a5aa26e5")))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) {
    int parts = context.arguments().size() - 1;
    return BoundScalar.ofEvaluator(
        ReturnFields.nullable(
            SPEC.name(), ArrowTypes.UTF8, SemanticType.metadata(context.arguments().get(0))),
        () -> new IdEvaluator(parts));
  }
}
