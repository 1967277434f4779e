package dev.codeanatomy.plugin.codeanatomy.text;

import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.Utf8ToUtf8;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import java.util.List;

/** {@code utf8_normalize(value, form, casefold, collapse_ws)}. */
final class Utf8Normalize implements ScalarFunction {
  private static final String FORM = "utf8_normalize_form";
  private static final String CASEFOLD = "utf8_normalize_casefold";
  private static final String COLLAPSE = "utf8_normalize_collapse_ws";

  static final List<OptionSpec> OPTIONS =
      List.of(
          OptionSpec.utf8(FORM)
              .defaultValue("NFKC")
              .allowedValues("NFC", "NFD", "NFKC", "NFKD")
              .description("The Unicode normal form utf8_normalize uses where a call names none.")
              .build(),
          OptionSpec.bool(CASEFOLD)
              .defaultValue(true)
              .description("Whether utf8_normalize gives lower case where a call does not say.")
              .build(),
          OptionSpec.bool(COLLAPSE)
              .defaultValue(true)
              .description(
                  "Whether utf8_normalize makes runs of white space one space where a call does"
                      + " not say.")
              .build());

  private static final FunctionSpec SPEC =
      FunctionSpec.builder("utf8_normalize")
          .alias("normalize_utf8")
          .parameter(Parameters.text("value", "The text to normalise."))
          .parameter(
              Parameters.option(
                  "form",
                  Literal.ofUtf8("NFKC"),
                  "The Unicode normal form: NFC, NFD or NFKD; any other name is NFKC."))
          .parameter(
              Parameters.option(
                  "casefold", Literal.ofBoolean(true), "Whether letters become lower case."))
          .parameter(
              Parameters.option(
                  "collapse_ws",
                  Literal.ofBoolean(true),
                  "Whether runs of white space become one space."))
          .returns(ArrowTypes.UTF8)
          .doc(
              FunctionDoc.of(
                  "String",
                  "Trims the text and brings it to a Unicode normal form, in lower case (Unicode's"
                      + " mapping, not full case folding) and with runs of white space as one"
                      + " space; blank text gives null. An option left out or null is the"
                      + " session's.",
                  "SELECT utf8_normalize('  \uff26\uff4f\uff4f  Bar ')"))
          .tag("string_norm")
          .tag("string")
          .sample(
              Sample.row(Literal.ofUtf8("  \uff26\uff4f\uff4f  Bar "))
                  .expecting(Literal.ofUtf8("foo bar")))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) {
    Options options = context.options();
    TextNormalizer normalizer =
        new TextNormalizer(
            Parameters.given(context.arguments().get(1))
                .map(Literal::asString)
                .orElseGet(() -> options.getUtf8(FORM)),
            Parameters.given(context.arguments().get(2))
                .map(Literal::asBoolean)
                .orElseGet(() -> options.getBoolean(CASEFOLD)),
            Parameters.given(context.arguments().get(3))
                .map(Literal::asBoolean)
                .orElseGet(() -> options.getBoolean(COLLAPSE)));
    return BoundScalar.ofKernel(
        ArrowTypes.nullable(SPEC.name(), ArrowTypes.UTF8), (Utf8ToUtf8) normalizer::normalize);
  }
}
