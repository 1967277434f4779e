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
import java.util.function.IntFunction;

/**
 * {@code stable_id_parts(prefix, parts...)} and {@code prefixed_hash_parts64(prefix, parts...)}:
 * ids over parts of any type.
 */
final class PartsId implements ScalarFunction {
  private final FunctionSpec spec;
  private final IntFunction<IdEvaluator> evaluators;

  private PartsId(FunctionSpec spec, IntFunction<IdEvaluator> evaluators) {
    this.spec = spec;
    this.evaluators = evaluators;
  }

  static PartsId of128Bits() {
    return new PartsId(
        spec(
            "stable_id_parts",
            "stable_id_multi",
            "BLAKE2b-128",
            "bea32cd900af52e26a840492d09fe444"),
        IdEvaluator::of128Bits);
  }

  static PartsId of64Bits() {
    return new PartsId(
        spec(
            "prefixed_hash_parts64",
            "prefixed_hash_parts",
            "BLAKE2b-64, as stable_hash64 writes it,",
            "1848496883261752"),
        IdEvaluator::of64Bits);
  }

  private static FunctionSpec spec(String name, String alias, String hash, String sampleHash) {
    return FunctionSpec.builder(name)
        .alias(alias)
        .parameter(HashFunctions.prefix())
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
                "Gives prefix:hash, where hash is "
                    + hash
                    + " over the parts as text, joined by U+001F. A null part counts as __NULL__; a"
                    + " null prefix gives null. A constant prefix node, edge or span sets the"
                    + " field's semantic_type.",
                "SELECT " + name + "('node', 'a', 1, true, 1.5)"))
        .tag("id")
        .tag("hash")
        .sample(
            Sample.row(
                    Literal.ofUtf8("node"),
                    Literal.ofUtf8("a"),
                    Literal.ofInt32(1),
                    Literal.ofBoolean(true),
                    Literal.ofFloat64(1.5))
                .expecting(Literal.ofUtf8("node:" + sampleHash)))
        .build();
  }

  @Override
  public FunctionSpec spec() {
    return spec;
  }

  @Override
  public BoundScalar bind(BindContext context) {
    int parts = context.arguments().size() - 1;
    return BoundScalar.ofEvaluator(
        ReturnFields.nullable(
            spec.name(), ArrowTypes.UTF8, SemanticType.metadata(context.arguments().get(0))),
        () -> evaluators.apply(parts));
  }
}
