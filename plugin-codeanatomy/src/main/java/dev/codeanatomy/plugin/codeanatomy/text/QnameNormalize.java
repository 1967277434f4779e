package dev.codeanatomy.plugin.codeanatomy.text;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarEvaluator;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.vector.TextColumn;
import dev.codeanatomy.plugin.codeanatomy.vector.TextSink;
import org.apache.arrow.vector.FieldVector;

/** {@code qname_normalize(symbol, module, lang)}. */
final class QnameNormalize implements ScalarFunction {
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("qname_normalize")
          .alias("qualname_normalize")
          .parameter(Parameters.text("symbol", "The name, with its qualifier or without."))
          .parameter(
              optional("module", "Goes before a symbol that has no dot; null or blank for none."))
          .parameter(optional("lang", "The source language; has no effect yet."))
          .returns(ArrowTypes.UTF8)
          .nullHandling(NullHandling.CALLED)
          .doc(
              FunctionDoc.of(
                  "String",
                  "Gives the symbol's qualified name in normal form (NFKC, lower case, single"
                      + " spaces): the symbol itself if it has a dot or there is no module, else"
                      + " module.symbol. A null or blank symbol gives null.",
                  "SELECT qname_normalize('Foo', 'Pkg.Mod')"))
          .tag("string_norm")
          .tag("symbol")
          .tag("string")
          .sample(
              Sample.row(Literal.ofUtf8("Foo"), Literal.ofUtf8("Pkg.Mod"))
                  .expecting(Literal.ofUtf8("pkg.mod.foo")))
          .build();

  private static Parameter optional(String name, String description) {
    return Parameters.optional(name, Literal.ofNull(ArrowTypes.UTF8), description);
  }

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) {
    return BoundScalar.ofEvaluator(
        ArrowTypes.nullable(SPEC.name(), ArrowTypes.UTF8), Evaluator::new);
  }

  private static final class Evaluator implements ScalarEvaluator {
    private final TextNormalizer normalizer = new TextNormalizer("NFKC", true, true);
    private final TextSink sink = new TextSink();

    @Override
    public void evaluate(Batch in, FieldVector out) {
      TextColumn symbols = new TextColumn(in.column(0));
      TextColumn modules = new TextColumn(in.column(1));
      for (int row = 0; row < in.rowCount(); row++) {
        String symbol = normal(symbols, row);
        if (symbol.isEmpty()) {
          out.setNull(row);
          continue;
        }
        sink.clear();
        String module = symbol.indexOf('.') >= 0 ? "" : normal(modules, row);
        if (!module.isEmpty()) {
          sink.append(module);
          sink.append('.');
        }
        sink.append(symbol);
        sink.writeTo(out, row);
      }
      out.setValueCount(in.rowCount());
    }

    /** The normal form; empty for null and blank. */
    private String normal(TextColumn column, int row) {
      return column.isNull(row) ? "" : normalizer.normalize(column.string(row));
    }
  }
}
