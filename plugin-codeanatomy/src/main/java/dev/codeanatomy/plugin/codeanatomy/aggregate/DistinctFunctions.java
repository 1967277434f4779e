package dev.codeanatomy.plugin.codeanatomy.aggregate;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.TypeSet;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * {@code list_unique}, {@code collect_set} and {@code count_distinct_agg}: what they say of a
 * group's distinct values. A null is a value like any other; IGNORE NULLS leaves it out.
 */
final class DistinctFunctions {
  private static final Parameter VALUE =
      Parameter.builder("value", TypeSet.of(ArrowTypes.UTF8))
          .description("the text; a null is a value too, unless the call says IGNORE NULLS")
          .build();

  private static final Field LIST = DistinctAggregate.listOfTexts("list", true);

  private DistinctFunctions() {}

  static List<AggregateFunction> all() {
    return List.of(
        list("list_unique", List.of("list")),
        list("collect_set", List.of("aggregate", "deterministic", "list")),
        count());
  }

  private static AggregateFunction list(String name, List<String> tags) {
    FunctionSpec.Builder spec =
        FunctionSpec.builder(name)
            .parameter(VALUE)
            .returns(TypeSet.exactly(LIST))
            .nullHandling(NullHandling.CALLED)
            .doc(
                FunctionDoc.of(
                    "Aggregate",
                    "Lists the distinct values of a group, sorted by their UTF-8 bytes. Nulls are"
                        + " one value, which comes last; IGNORE NULLS leaves it out. A group"
                        + " without rows gives an empty list.",
                    "SELECT " + name + "(x) FROM (VALUES ('b'), (NULL), ('a'), ('b')) AS t(x)"))
            .sample(
                sample()
                    .expecting(
                        Literal.ofList(
                            ArrowTypes.nullable("item", ArrowTypes.UTF8),
                            List.of(
                                Literal.ofUtf8("a"),
                                Literal.ofUtf8("b"),
                                Literal.ofNull(ArrowTypes.UTF8)))));
    tags.forEach(spec::tag);
    return new Distinct(
        spec.build(), DistinctAggregate.listOfTexts(name, false), new DistinctAggregate.Values());
  }

  private static AggregateFunction count() {
    String name = "count_distinct_agg";
    FunctionSpec spec =
        FunctionSpec.builder(name)
            .parameter(VALUE)
            .returns(ArrowTypes.INT64)
            .nullHandling(NullHandling.CALLED)
            .doc(
                FunctionDoc.of(
                    "Aggregate",
                    "Counts the distinct values of a group. Nulls are one value; IGNORE NULLS"
                        + " leaves it out. A group without rows gives 0.",
                    "SELECT count_distinct_agg(x) FROM (VALUES ('b'), (NULL), ('a'), ('b')) AS"
                        + " t(x)"))
            .tag("aggregate")
            .sample(sample().expecting(Literal.ofInt64(3)))
            .build();
    return new Distinct(
        spec, ArrowTypes.notNull(name, ArrowTypes.INT64), new DistinctAggregate.Count());
  }

  private static Sample sample() {
    return Sample.row(Literal.ofUtf8("b"))
        .andRow(Literal.ofNull(ArrowTypes.UTF8))
        .andRow(Literal.ofUtf8("a"))
        .andRow(Literal.ofUtf8("b"));
  }

  private static final class Distinct implements AggregateFunction {
    private final FunctionSpec spec;
    private final Field result;
    private final DistinctAggregate aggregate;

    Distinct(FunctionSpec spec, Field result, DistinctAggregate aggregate) {
      this.spec = spec;
      this.result = result;
      this.aggregate = aggregate;
    }

    @Override
    public FunctionSpec spec() {
      return spec;
    }

    @Override
    public BoundAggregate bind(BindContext context) {
      return BoundAggregate.ofObjectState(result, aggregate);
    }
  }
}
