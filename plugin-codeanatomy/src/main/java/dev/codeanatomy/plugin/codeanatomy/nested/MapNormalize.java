package dev.codeanatomy.plugin.codeanatomy.nested;

import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.vector.ReturnFields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;

/** {@code map_normalize(map_expr, key_case, sort_keys)}. */
final class MapNormalize implements ScalarFunction {
  private static final String KEY_CASE = "map_normalize_key_case";
  private static final String SORT_KEYS = "map_normalize_sort_keys";

  static final List<OptionSpec> OPTIONS =
      List.of(
          OptionSpec.utf8(KEY_CASE)
              .defaultValue("lower")
              .allowedValues("lower", "upper", "none")
              .description("The case map_normalize gives keys where a call does not say.")
              .build(),
          OptionSpec.bool(SORT_KEYS)
              .defaultValue(true)
              .description("Whether map_normalize sorts by key where a call does not say.")
              .build());

  private static final Field TEXTS = ArrowTypes.parse("map<utf8, utf8>");

  private static final FunctionSpec SPEC =
      FunctionSpec.builder("map_normalize")
          .parameter(
              Parameters.required(
                  "map_expr", TypeSet.map(), "A map with keys and values of any type."))
          .parameter(
              Parameters.option(
                  "key_case",
                  Literal.ofUtf8("lower"),
                  "What case keys get: lower, upper or none; left out or null, the session's."))
          .parameter(
              Parameters.option(
                  "sort_keys",
                  Literal.ofBoolean(true),
                  "Whether entries are sorted by the bytes of their keys; left out or null, as the"
                      + " session says."))
          .returns(TypeSet.exactly(TEXTS))
          .doc(
              FunctionDoc.of(
                  "Nested",
                  "Gives a map with keys and values as texts and keys in one case. Of keys that"
                      + " become equal the last one's value stays, at the first one's place where"
                      + " keys are not sorted. A null map gives null.",
                  "SELECT map_normalize(MAP['B', 1, 'b', 2, 'A', 3])"))
          .tag("nested")
          .tag("map")
          .sample(
              Sample.row(
                      map(
                          List.of("B", "b", "A"),
                          ArrowTypes.nullable("value", ArrowTypes.INT32),
                          List.of(Literal.ofInt32(1), Literal.ofInt32(2), Literal.ofInt32(3))))
                  .expecting(
                      map(
                          List.of("a", "b"),
                          ArrowTypes.nullable("value", ArrowTypes.UTF8),
                          List.of(Literal.ofUtf8("3"), Literal.ofUtf8("2")))))
          .build();

  private static Literal map(List<String> keys, Field type, List<Literal> values) {
    Map<Literal, Literal> entries = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      entries.put(Literal.ofUtf8(keys.get(i)), values.get(i));
    }
    return Literal.ofMap(ArrowTypes.notNull("key", ArrowTypes.UTF8), type, entries);
  }

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) throws PluginException {
    Optional<Literal> keyCase = Parameters.given(context.arguments().get(1));
    KeyCase wanted =
        keyCase.isPresent()
            ? named(keyCase.get().asString())
            : named(context.options().getUtf8(KEY_CASE));
    Argument sort = context.arguments().get(2);
    boolean sorted =
        Parameters.given(sort)
            .map(Literal::asBoolean)
            .orElseGet(() -> context.options().getBoolean(SORT_KEYS));
    return BoundScalar.ofEvaluator(
        ReturnFields.nullable(SPEC.name(), TEXTS), () -> new MapNormalizer(wanted, sorted));
  }

  private static KeyCase named(String name) throws PluginException {
    return KeyCase.ofName(name)
        .orElseThrow(
            () ->
                new PluginException(
                    "Argument 'key_case' of map_normalize is '"
                        + name
                        + "': expected one of "
                        + Arrays.toString(KeyCase.values()).toLowerCase(Locale.ROOT)));
  }
}
