package dev.codeanatomy.plugin.codeanatomy.hash;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarEvaluator;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.text.TextNormalizer;
import dev.codeanatomy.plugin.codeanatomy.text.WhiteSpace;
import dev.codeanatomy.plugin.codeanatomy.vector.ValueText;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VariableWidthFieldVector;

/** {@code stable_hash_any(value, canonical, null_sentinel)}. */
final class StableHashAny implements ScalarFunction {
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("stable_hash_any")
          .alias("stable_hash")
          .parameter(
              Parameters.required("value", TypeSet.any(), "A value of any type, hashed as text."))
          .parameter(
              Parameters.option(
                  "canonical",
                  Literal.ofBoolean(true),
                  "Whether the text is trimmed and brought to the form NFKC before it is hashed."))
          .parameter(
              Parameters.option(
                  "null_sentinel",
                  Literal.ofUtf8(IdParts.NULL_TEXT),
                  "The text that stands for a null, whatever its type."))
          .returns(ArrowTypes.UTF8)
          .nullHandling(NullHandling.CALLED)
          .doc(
              FunctionDoc.of(
                  "Hashing",
                  "Gives BLAKE2b-128 of the value as text, as 32 lower-case hexadecimal digits."
                      + " Never null: a null is hashed as its sentinel.",
                  "SELECT stable_hash_any(' Alpha ')"))
          .tag("hash")
          .sample(
              Sample.row(Literal.ofUtf8(" Alpha "))
                  .expecting(Literal.ofUtf8("1ad5225183e0def4f83ab170e69fee56")))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) {
    boolean canonical =
        Parameters.given(context.arguments().get(1)).map(Literal::asBoolean).orElse(true);
    String sentinel =
        Parameters.given(context.arguments().get(2))
            .map(Literal::asString)
            .orElse(IdParts.NULL_TEXT);
    return BoundScalar.ofEvaluator(
        ArrowTypes.notNull(SPEC.name(), ArrowTypes.UTF8), () -> new Evaluator(canonical, sentinel));
  }

  private static final class Evaluator implements ScalarEvaluator {
    private final TextNormalizer normalizer = new TextNormalizer("NFKC", false, false);
    private final Blake2b hash = Blake2b.ofDigestBytes(StableHash.BYTES_128);
    private final boolean canonical;
    private final byte[] ofNull;

    Evaluator(boolean canonical, String sentinel) {
      this.canonical = canonical;
      byte[] bytes = sentinel.getBytes(StandardCharsets.UTF_8);
      this.ofNull = hash(bytes, bytes.length);
    }

    @Override
    public void evaluate(Batch in, FieldVector out) {
      ValueText values = ValueText.of(in.column(0));
      VariableWidthFieldVector hashes = (VariableWidthFieldVector) out;
      for (int row = 0; row < in.rowCount(); row++) {
        byte[] hex = ofNull;
        if (!values.isNull(row)) {
          values.read(row);
          hex = hash(values.bytes(), values.length());
        }
        hashes.setSafe(row, hex, 0, hex.length);
      }
      out.setValueCount(in.rowCount());
    }

    private byte[] hash(byte[] bytes, int length) {
      hash.reset();
      if (!canonical) {
        hash.update(bytes, 0, length);
      } else if (isAscii(bytes, length)) {
        updateTrimmed(bytes, length);
      } else {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        byte[] normal = normalizer.normalize(text).getBytes(StandardCharsets.UTF_8);
        hash.update(normal, 0, normal.length);
      }
      return StableHash.toHex(hash.finish());
    }

    private static boolean isAscii(byte[] bytes, int length) {
      int all = 0;
      for (int i = 0; i < length; i++) {
        all |= bytes[i];
      }
      return all >= 0;
    }

    /** NFKC leaves ASCII as it is. */
    private void updateTrimmed(byte[] bytes, int length) {
      int start = 0;
      int end = length;
      while (start < end && WhiteSpace.is((char) bytes[start])) {
        start++;
      }
      while (end > start && WhiteSpace.is((char) bytes[end - 1])) {
        end--;
      }
      hash.update(bytes, start, end - start);
    }
  }
}
