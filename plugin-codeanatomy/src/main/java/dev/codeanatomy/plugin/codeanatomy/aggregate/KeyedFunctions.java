package dev.codeanatomy.plugin.codeanatomy.aggregate;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.TypeSet;
import java.util.List;

/**
 * {@code any_value_det}, {@code arg_min}, {@code arg_max} and {@code asof_select}: the value of the
 * row with the smallest or the largest key.
 */
final class KeyedFunctions {
  private KeyedFunctions() {}

  static List<AggregateFunction> all() {
    return List.of(
        new Keyed(
            "any_value_det",
            "deterministic",
            false,
            "Gives one value of a group, always the same one: that with the smallest key, of"
                + " several the smallest by its UTF-8 bytes."),
        new Keyed(
            "arg_min",
            "deterministic",
            false,
            "Gives the value with the smallest key, of several the smallest by its UTF-8 bytes."),
        new Keyed(
            "arg_max",
            "deterministic",
            true,
            "Gives the value with the largest key, of several the smallest by its UTF-8 bytes."),
        new Keyed(
            "asof_select",
            "asof",
            true,
            "Gives the latest value, that with the largest key, of several the smallest by its"
                + " UTF-8 bytes."));
  }

  private static final class Keyed implements AggregateFunction {
    private final FunctionSpec spec;
    private final boolean largest;

    Keyed(String name, String tag, boolean largest, String description) {
      this.largest = largest;
      this.spec =
          FunctionSpec.builder(name)
              .parameter(
                  Parameter.builder("value", TypeSet.of(ArrowTypes.UTF8))
                      .description("the text to give")
                      .build())
              .parameter(
                  Parameter.builder("order_key", OrderKey.TYPES)
                      .description(
                          "what rows are compared by; texts by their UTF-8 bytes, NaN is the"
                              + " largest number")
                      .build())
              .returns(ArrowTypes.UTF8)
              .doc(
                  FunctionDoc.of(
                      "Aggregate",
                      description
                          + " Rows with a null value or key are left out; without any other row"
                          + " the answer is null.",
                      "SELECT "
                          + name
                          + "(v, k) FROM (VALUES ('b', "
                          + (largest ? 3 : 1)
                          + "), ('d', "
                          + (largest ? 3 : 1)
                          + "), ('a', 2)) AS t(v, k)"))
              .tag("aggregate")
              .tag(tag)
              .sample(
                  row("d", largest ? 5 : 1)
                      .andRow(Literal.ofUtf8("b"), Literal.ofInt64(largest ? 5 : 1))
                      .andRow(Literal.ofUtf8("a"), Literal.ofInt64(3))
                      .expecting(Literal.ofUtf8("b")))
              .build();
    }

    private static Sample row(String value, long key) {
      return Sample.row(Literal.ofUtf8(value), Literal.ofInt64(key));
    }

    @Override
    public FunctionSpec spec() {
      return spec;
    }

    @Override
    public BoundAggregate bind(BindContext context) {
      return BoundAggregate.ofObjectState(
          ArrowTypes.nullable(spec.name(), ArrowTypes.UTF8),
          new BestByKey(context.arguments().get(1).field().getType(), largest));
    }
  }
}
