package dev.codeanatomy.plugin.codeanatomy.metadata;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.vector.ReturnFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.arrow.vector.types.pojo.Field;

/** {@code arrow_metadata(expr, key)}: an answer that the field alone gives. */
final class ArrowMetadata implements ScalarFunction {
  private static final Field TEXT = ArrowTypes.nullable("value", ArrowTypes.UTF8);
  private static final Field MAP = ArrowTypes.parse("map<utf8, utf8>");

  private static final FunctionSpec SPEC =
      FunctionSpec.builder("arrow_metadata")
          .parameter(
              Parameters.required(
                  "expr", TypeSet.any(), "A value of any type; only its field is looked at."))
          .parameter(
              Parameters.option(
                  "key",
                  Literal.ofNull(ArrowTypes.UTF8),
                  "The entry that is asked for; left out, all are."))
          .returns(TypeSet.exactly(TEXT, MAP))
          .nullHandling(NullHandling.CALLED)
          .doc(
              FunctionDoc.of(
                  "Other",
                  "Gives an entry of the metadata of the argument's field, null if there is none;"
                      + " without a key all entries as a map, sorted by key. The answer is known"
                      + " when the query is planned.",
                  "SELECT arrow_metadata(stable_id('node', 'delta'), 'semantic_type') AS id,"
                      + " arrow_metadata(1, 'semantic_type') AS number"))
          .sample(
              Sample.row(Literal.ofInt64(1), Literal.ofUtf8("semantic_type"))
                  .expecting(Literal.ofNull(ArrowTypes.UTF8)))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) throws PluginException {
    Map<String, String> metadata = context.arguments().get(0).field().getMetadata();
    Argument key = context.arguments().get(1);
    if (key.isDefault()) {
      return BoundScalar.ofConstant(ReturnFields.nullable(SPEC.name(), MAP), entries(metadata));
    }
    Literal name =
        Parameters.given(key)
            .orElseThrow(
                () ->
                    new PluginException(
                        "Argument 'key' of arrow_metadata is null: give the text of a key, or leave"
                            + " it out for all entries"));
    Literal answer =
        Optional.ofNullable(metadata.get(name.asString()))
            .map(Literal::ofUtf8)
            .orElseGet(() -> Literal.ofNull(ArrowTypes.UTF8));
    return BoundScalar.ofConstant(ArrowTypes.nullable(SPEC.name(), ArrowTypes.UTF8), answer);
  }

  private static Literal entries(Map<String, String> metadata) {
    Map<Literal, Literal> entries = new LinkedHashMap<>();
    new TreeMap<>(metadata)
        .forEach((key, value) -> entries.put(Literal.ofUtf8(key), Literal.ofUtf8(value)));
    return Literal.ofMap(TEXT, TEXT, entries);
  }
}
