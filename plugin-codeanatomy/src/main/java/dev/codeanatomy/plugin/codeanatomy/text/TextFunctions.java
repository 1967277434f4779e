package dev.codeanatomy.plugin.codeanatomy.text;

import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginContext;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.Utf8;
import dev.codeanatomy.plugin.api.function.Utf8Output;
import dev.codeanatomy.plugin.api.function.Utf8ToUtf8;
import dev.codeanatomy.plugin.codeanatomy.ExportFamily;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import java.util.List;

/** The text functions. */
public final class TextFunctions implements ExportFamily {
  /** The options these functions take their defaults from. */
  public static List<OptionSpec> options() {
    return Utf8Normalize.OPTIONS;
  }

  @Override
  public void register(PluginContext context, PluginExports.Builder exports) {
    exports.scalar(new Utf8Normalize()).scalar(nullIfBlank()).scalar(new QnameNormalize());
  }

  private static ScalarFunction nullIfBlank() {
    FunctionSpec spec =
        FunctionSpec.builder("utf8_null_if_blank")
            .alias("null_if_blank")
            .parameter(Parameters.text("value", "The text to trim."))
            .returns(ArrowTypes.UTF8)
            .doc(
                FunctionDoc.of(
                    "String",
                    "Trims the text; blank text gives null.",
                    "SELECT utf8_null_if_blank('  x ')"))
            .tag("string_norm")
            .tag("string")
            .sample(Sample.row(Literal.ofUtf8("  x ")).expecting(Literal.ofUtf8("x")))
            .build();
    return ScalarFunction.ofKernel(spec, (Utf8ToUtf8) TextFunctions::nullIfBlank);
  }

  private static void nullIfBlank(Utf8 value, Utf8Output out) {
    int length = value.length();
    if (length > 0 && isInk(value.byteAt(0)) && isInk(value.byteAt(length - 1))) {
      // The common case: nothing to trim, so no string is made.
      out.append(value);
      return;
    }
    String trimmed = WhiteSpace.trim(value.toString());
    if (trimmed.isEmpty()) {
      out.setNull();
    } else {
      out.append(trimmed);
    }
  }

  /** Says whether the byte alone is a character that is no white space. */
  private static boolean isInk(byte value) {
    return value >= 0 && !WhiteSpace.is((char) value);
  }
}
