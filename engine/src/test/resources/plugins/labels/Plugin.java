package fixture;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Functions about the metadata of what they are given: label(name, text) sets it, relabel(text)
 * hands it on, label_of(any) gives it as a constant, labels_of(any) all of it as a map,
 * group_label(text) as an aggregate and row_label(text) as a window function.
 */
public final class Plugin implements PluginModule {
  private static final String KEY = "label";
  private static final Field TEXT = ArrowTypes.nullable("text", ArrowTypes.UTF8);

  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder()
        .scalar(label())
        .scalar(relabel())
        .scalar(labelOf())
        .scalar(labelsOf())
        .aggregate(new GroupLabel())
        .window(new RowLabel())
        .build();
  }

  private static Literal labelOf(BindContext call) {
    String label = call.arguments().get(0).field().getMetadata().get(KEY);
    return label == null ? Literal.ofNull(ArrowTypes.UTF8) : Literal.ofUtf8(label);
  }

  private static Field labelled(Map<String, String> metadata) {
    return new Field("text", new FieldType(true, ArrowTypes.UTF8, null, metadata), List.of());
  }

  private static FunctionSpec.Builder spec(String name) {
    return FunctionSpec.builder(name).returns(ArrowTypes.UTF8).nullHandling(NullHandling.CALLED);
  }

  private static ScalarFunction label() {
    FunctionSpec spec =
        spec("label")
            .parameter(
                Parameter.builder("name", TypeSet.of(ArrowTypes.UTF8)).literalOnly().build())
            .parameter("text", ArrowTypes.UTF8)
            .sample(Sample.row(Literal.ofUtf8("a"), Literal.ofUtf8("b")))
            .build();
    return scalar(spec, call -> same(Map.of(KEY, call.arguments().get(0).literal().get().asString())));
  }

  private static ScalarFunction relabel() {
    FunctionSpec spec =
        spec("relabel")
            .parameter("text", ArrowTypes.UTF8)
            .sample(Sample.row(Literal.ofUtf8("b")))
            .build();
    return scalar(spec, call -> same(call.arguments().get(0).field().getMetadata()));
  }

  private static ScalarFunction labelOf() {
    FunctionSpec spec =
        spec("label_of")
            .parameter(Parameter.builder("value", TypeSet.any()).build())
            .sample(Sample.row(Literal.ofInt64(1)).expecting(Literal.ofNull(ArrowTypes.UTF8)))
            .build();
    return scalar(spec, call -> BoundScalar.ofConstant(TEXT, labelOf(call)));
  }

  private static ScalarFunction labelsOf() {
    Field map = Literal.ofMap(ArrowTypes.nullable("key", ArrowTypes.UTF8), TEXT, Map.of()).field();
    FunctionSpec spec =
        spec("labels_of")
            .returns(TypeSet.map())
            .parameter(Parameter.builder("value", TypeSet.any()).build())
            .sample(Sample.row(Literal.ofInt64(1)))
            .build();
    return scalar(
        spec,
        call -> {
          Map<Literal, Literal> entries = new java.util.LinkedHashMap<>();
          new TreeMap<>(call.arguments().get(0).field().getMetadata())
              .forEach((k, v) -> entries.put(Literal.ofUtf8(k), Literal.ofUtf8(v)));
          return BoundScalar.ofConstant(
              map, Literal.ofMap(ArrowTypes.nullable("key", ArrowTypes.UTF8), TEXT, entries));
        });
  }

  private static BoundScalar same(Map<String, String> metadata) {
    return BoundScalar.ofKernel(labelled(metadata), (Utf8ToUtf8) (text, out) -> out.append(text));
  }

  private interface Bind {
    BoundScalar bind(BindContext call);
  }

  private static ScalarFunction scalar(FunctionSpec spec, Bind bind) {
    return new ScalarFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundScalar bind(BindContext call) {
        return bind.bind(call);
      }
    };
  }

  private static void write(Literal label, FieldVector out, int row) {
    if (label.isNull()) {
      out.setNull(row);
    } else {
      ((VarCharVector) out).setSafe(row, label.asString().getBytes());
    }
  }

  private static final class GroupLabel implements AggregateFunction {
    @Override
    public FunctionSpec spec() {
      return Plugin.spec("group_label")
          .parameter("text", ArrowTypes.UTF8)
          .sample(Sample.row(Literal.ofUtf8("a")))
          .build();
    }

    @Override
    public BoundAggregate bind(BindContext call) {
      Literal label = labelOf(call);
      Map<String, String> metadata = call.arguments().get(0).field().getMetadata();
      return BoundAggregate.ofFixedState(
          labelled(metadata),
          new FixedStateAggregate() {
            @Override
            public int stateSize() {
              return 1;
            }

            @Override
            public void initialize(State state) {
              state.setByte(0, (byte) 0);
            }

            @Override
            public void update(Batch in, int row, State state) {}

            @Override
            public void merge(State source, State target) {}

            @Override
            public void evaluate(State state, FieldVector out, int row) {
              write(label, out, row);
            }

            @Override
            public List<Field> stateFields() {
              return List.of();
            }

            @Override
            public void exportState(State state, List<FieldVector> out, int row) {}

            @Override
            public void importState(List<FieldVector> in, int row, State state) {
              initialize(state);
            }
          });
    }
  }

  private static final class RowLabel implements WindowFunction {
    @Override
    public FunctionSpec spec() {
      return Plugin.spec("row_label")
          .parameter("text", ArrowTypes.UTF8)
          .sample(Sample.row(Literal.ofUtf8("a")))
          .build();
    }

    @Override
    public BoundWindow bind(BindContext call) {
      Literal label = labelOf(call);
      return BoundWindow.of(
          TEXT,
          () ->
              (partition, out) -> {
                for (int row = 0; row < partition.rowCount(); row++) {
                  write(label, out, row);
                }
                out.setValueCount(partition.rowCount());
              });
    }
  }
}
