package dev.codeanatomy.plugin.codeanatomy.hash;

import dev.codeanatomy.plugin.api.PluginContext;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.Utf8BinaryToUtf8;
import dev.codeanatomy.plugin.api.function.Utf8ToLong;
import dev.codeanatomy.plugin.api.function.Utf8ToUtf8;
import dev.codeanatomy.plugin.codeanatomy.ExportFamily;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.vector.ReturnFields;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** The hash and id functions. */
public final class HashFunctions implements ExportFamily {
  private static final String CATEGORY = "Hashing";

  @Override
  public void register(PluginContext context, PluginExports.Builder exports) {
    exports
        .scalar(stableHash64())
        .scalar(stableHash128())
        .scalar(prefixedHash64())
        .scalar(new StableId())
        .scalar(PartsId.of128Bits())
        .scalar(PartsId.of64Bits())
        .scalar(new StableHashAny());
  }

  private static ScalarFunction stableHash64() {
    FunctionSpec spec =
        ofValue("stable_hash64", ArrowTypes.INT64)
            .alias("hash64")
            .doc(
                FunctionDoc.of(
                    CATEGORY,
                    "Gives BLAKE2b-64 of the text's UTF-8 bytes, read big-endian, without the sign"
                        + " bit: never negative, the same everywhere.",
                    "SELECT stable_hash64('gamma')"))
            .sample(
                Sample.row(Literal.ofUtf8("gamma"))
                    .expecting(Literal.ofInt64(8666994792918649077L)))
            .build();
    return ScalarFunction.ofKernel(spec, (Utf8ToLong) HashKernels::hash64);
  }

  private static ScalarFunction stableHash128() {
    FunctionSpec spec =
        ofValue("stable_hash128", ArrowTypes.UTF8)
            .alias("hash128")
            .doc(
                FunctionDoc.of(
                    CATEGORY,
                    "Gives BLAKE2b-128 of the text's UTF-8 bytes as 32 lower-case hexadecimal"
                        + " digits.",
                    "SELECT stable_hash128('beta')"))
            .sample(
                Sample.row(Literal.ofUtf8("beta"))
                    .expecting(Literal.ofUtf8("3fbcb3213a60fe28c29ec4283042c6e2")))
            .build();
    return ScalarFunction.ofKernel(spec, (Utf8ToUtf8) HashKernels::hash128);
  }

  private static ScalarFunction prefixedHash64() {
    FunctionSpec spec =
        ofPrefixAndValue("prefixed_hash64")
            .alias("prefixed_hash")
            .doc(
                FunctionDoc.of(
                    CATEGORY,
                    "Gives prefix:hash, where hash is stable_hash64 of the value in decimal.",
                    "SELECT prefixed_hash64('ns', 'gamma')"))
            .sample(
                Sample.row(Literal.ofUtf8("ns"), Literal.ofUtf8("gamma"))
                    .expecting(Literal.ofUtf8("ns:8666994792918649077")))
            .build();
    return ScalarFunction.ofKernel(spec, (Utf8BinaryToUtf8) HashKernels::prefixedHash64);
  }

  private static FunctionSpec.Builder ofValue(String name, ArrowType returns) {
    return FunctionSpec.builder(name)
        .parameter(Parameters.text("value", "The text to hash."))
        .returns(returns)
        .tag("hash");
  }

  static Parameter prefix() {
    return Parameters.text("prefix", "What the id names; goes before the colon.");
  }

  private static FunctionSpec.Builder ofPrefixAndValue(String name) {
    return FunctionSpec.builder(name)
        .parameter(prefix())
        .parameter(Parameters.text("value", "The text to hash."))
        .returns(ArrowTypes.UTF8)
        .tag("hash");
  }

  /** {@code stable_id(prefix, value)}: a kernel whose field depends on a constant prefix. */
  private static final class StableId implements ScalarFunction {
    private static final FunctionSpec SPEC =
        ofPrefixAndValue("stable_id")
            .doc(
                FunctionDoc.of(
                    CATEGORY,
                    "Gives prefix:hash, where hash is stable_hash128 of the value. A constant"
                        + " prefix node, edge or span sets the field's semantic_type.",
                    "SELECT stable_id('ns', 'delta')"))
            .sample(
                Sample.row(Literal.ofUtf8("ns"), Literal.ofUtf8("delta"))
                    .expecting(Literal.ofUtf8("ns:7fe3792fbdd937674be221ed030739da")))
            .build();

    @Override
    public FunctionSpec spec() {
      return SPEC;
    }

    @Override
    public BoundScalar bind(BindContext context) {
      return BoundScalar.ofKernel(
          ReturnFields.nullable(
              SPEC.name(), ArrowTypes.UTF8, SemanticType.metadata(context.arguments().get(0))),
          (Utf8BinaryToUtf8) HashKernels::stableId);
    }
  }
}
