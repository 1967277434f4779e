package fixture;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import dev.codeanatomy.plugin.api.table.*;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Functions that give back what bind was told. {@code told(parts any...)} tells each argument's type
 * and constant; {@code constant_*(x, constant any literal)} of each kind tells the constant; {@code
 * null_of(x, type)} returns the type that it is named, {@code labelled(x, labels...)} a struct of
 * these names, {@code never_null(x)} and {@code strict(x)} say that they are never null.
 */
public final class Plugin implements PluginModule {
  private static final Field TEXT = ArrowTypes.nullable("text", ArrowTypes.UTF8);
  private static final Literal ONE = Literal.ofInt64(1);

  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder()
        .scalar(scalar(told(), c -> TEXT, c -> texts(tell(c.arguments()))))
        .scalar(scalar(constant("constant_scalar"), c -> TEXT, c -> texts(constant(c))))
        .scalar(
            scalar(
                nullOf(),
                c -> named("null_of", ArrowTypes.parse(text(c, 1))),
                c -> (in, out) -> out.setValueCount(in.rowCount())))
        .scalar(scalar(labelled(), Plugin::labels, c -> Plugin::label))
        .scalar(scalar(never("never_null", NullHandling.CALLED), c -> NEVER, c -> Plugin::copy))
        .scalar(scalar(never("strict", NullHandling.PROPAGATE), c -> NEVER, c -> Plugin::copy))
        .aggregate(new Count(Plugin.constant("constant_aggregate")))
        .window(new Tell(constant("constant_window")))
        .window(new Tell(defaults("default_window")))
        .tableFunction(new Rows(table("constant_rows")))
        .build();
  }

  private static final Field NEVER = ArrowTypes.notNull("never", ArrowTypes.INT64);

  private static String text(BindContext context, int index) {
    return context.arguments().get(index).literal().orElseThrow().asString();
  }

  private static Field named(String name, Field type) {
    return new Field(
        name, new FieldType(true, type.getType(), null, type.getMetadata()), type.getChildren());
  }

  private static Parameter.Builder any(String name) {
    return Parameter.builder(name, TypeSet.any());
  }

  private static FunctionSpec told() {
    return FunctionSpec.builder("told")
        .parameter(any("parts").variadic().build())
        .returns(ArrowTypes.UTF8)
        .nullHandling(NullHandling.CALLED)
        .sample(Sample.row(ONE))
        .build();
  }

  private static FunctionSpec constant(String name) {
    return FunctionSpec.builder(name)
        .parameter(any("x").build())
        .parameter(any("constant").literalOnly().build())
        .returns(ArrowTypes.UTF8)
        .nullHandling(NullHandling.CALLED)
        .sample(Sample.row(ONE, ONE))
        .build();
  }

  private static FunctionSpec defaults(String name) {
    Literal list =
        Literal.ofList(ArrowTypes.nullable("item", ArrowTypes.UTF8), List.of(Literal.ofUtf8("a")));
    return FunctionSpec.builder(name)
        .parameter(any("x").build())
        .parameter(any("list").defaultValue(list).build())
        .returns(ArrowTypes.UTF8)
        .sample(Sample.row(ONE))
        .build();
  }

  private static FunctionSpec table(String name) {
    return FunctionSpec.builder(name)
        .parameter(any("first").build())
        .parameter(any("second").literalOnly().defaultValue(Literal.ofUtf8("none")).build())
        .sample(Sample.row(ONE))
        .build();
  }

  private static FunctionSpec nullOf() {
    return FunctionSpec.builder("null_of")
        .parameter(any("x").build())
        .parameter(Parameter.builder("type", TypeSet.of(ArrowTypes.UTF8)).literalOnly().build())
        .returns(TypeSet.any())
        .sample(Sample.row(ONE, Literal.ofUtf8("int32")))
        .build();
  }

  private static FunctionSpec labelled() {
    return FunctionSpec.builder("labelled")
        .parameter("x", ArrowTypes.INT64)
        .parameter(
            Parameter.builder("labels", TypeSet.of(ArrowTypes.UTF8)).literalOnly().variadic().build())
        .returns(TypeSet.struct())
        .sample(Sample.row(ONE, Literal.ofUtf8("a")))
        .build();
  }

  private static FunctionSpec never(String name, NullHandling nulls) {
    return FunctionSpec.builder(name)
        .parameter("x", ArrowTypes.INT64)
        .returns(ArrowTypes.INT64)
        .nullHandling(nulls)
        .sample(Sample.row(ONE))
        .build();
  }

  private static ScalarFunction scalar(
      FunctionSpec spec, Function<BindContext, Field> returns, Function<BindContext, ScalarEvaluator> rows) {
    return new ScalarFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundScalar bind(BindContext context) {
        ScalarEvaluator evaluator = rows.apply(context);
        return BoundScalar.ofEvaluator(returns.apply(context), () -> evaluator);
      }
    };
  }

  private static String tell(List<Argument> arguments) {
    return arguments.stream()
        .map(a -> ArrowTypes.text(a.field()) + a.literal().map(value -> "=" + value).orElse(""))
        .collect(Collectors.joining("|"));
  }

  private static String constant(BindContext context) {
    return context.arguments().get(1).literal().orElseThrow().toString();
  }

  private static ScalarEvaluator texts(String text) {
    return (in, out) -> {
      for (int row = 0; row < in.rowCount(); row++) {
        ((VarCharVector) out).setSafe(row, text.getBytes(StandardCharsets.UTF_8));
      }
      out.setValueCount(in.rowCount());
    };
  }

  private static Field labels(BindContext context) {
    List<Field> members = new ArrayList<>();
    for (int i = 1; i < context.arguments().size(); i++) {
      members.add(ArrowTypes.nullable(text(context, i), ArrowTypes.INT64));
    }
    return new Field("labelled", FieldType.nullable(ArrowType.Struct.INSTANCE), members);
  }

  private static void label(Batch in, FieldVector out) {
    for (int row = 0; row < in.rowCount(); row++) {
      for (FieldVector member : out.getChildrenFromFields()) {
        member.copyFromSafe(row, row, in.column(0));
      }
      ((StructVector) out).setIndexDefined(row);
    }
    out.setValueCount(in.rowCount());
  }

  private static void copy(Batch in, FieldVector out) {
    for (int row = 0; row < in.rowCount(); row++) {
      out.copyFromSafe(row, row, in.column(0));
    }
    out.setValueCount(in.rowCount());
  }

  /** Counts, and tells the constant behind the count. */
  private record Count(FunctionSpec spec) implements AggregateFunction {
    @Override
    public BoundAggregate bind(BindContext context) {
      return BoundAggregate.ofFixedState(TEXT, new CountState(constant(context)));
    }
  }

  private record CountState(String constant) implements FixedStateAggregate {
    @Override
    public int stateSize() {
      return 8;
    }

    @Override
    public void initialize(State state) {
      state.setLong(0, 0);
    }

    @Override
    public void update(Batch in, int row, State state) {
      state.setLong(0, state.getLong(0) + 1);
    }

    @Override
    public void merge(State source, State target) {
      target.setLong(0, target.getLong(0) + source.getLong(0));
    }

    @Override
    public void evaluate(State state, FieldVector out, int row) {
      String text = state.getLong(0) + " " + constant;
      ((VarCharVector) out).setSafe(row, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Field> stateFields() {
      return List.of(ArrowTypes.notNull("count", ArrowTypes.INT64));
    }

    @Override
    public void exportState(State state, List<FieldVector> out, int row) {
      ((BigIntVector) out.get(0)).setSafe(row, state.getLong(0));
    }

    @Override
    public void importState(List<FieldVector> in, int row, State state) {
      state.setLong(0, ((BigIntVector) in.get(0)).get(row));
    }
  }

  /** What bind was told of the second argument, and the arguments in each row. */
  private record Tell(FunctionSpec spec) implements WindowFunction {
    @Override
    public BoundWindow bind(BindContext context) {
      String told = constant(context);
      return BoundWindow.of(TEXT, () -> (partition, out) -> tell(told, partition, out));
    }

    private static void tell(String told, WindowPartition partition, FieldVector out) {
      Batch in = partition.arguments();
      for (int row = 0; row < partition.rowCount(); row++) {
        StringBuilder text = new StringBuilder(told);
        for (int column = 0; column < in.columnCount(); column++) {
          text.append(' ').append(in.column(column).getObject(row));
        }
        ((VarCharVector) out).setSafe(row, text.toString().getBytes(StandardCharsets.UTF_8));
      }
      out.setValueCount(partition.rowCount());
    }
  }

  /** One row with what bind was told. */
  private record Rows(FunctionSpec spec) implements TableFunction {
    @Override
    public TableProvider bind(BindContext context) {
      return new Row(tell(context.arguments()));
    }
  }

  private record Row(String told) implements TableProvider, TableScan {
    @Override
    public Schema schema() {
      return new Schema(List.of(TEXT));
    }

    @Override
    public TableScan scan(ScanRequest request) {
      return this;
    }

    @Override
    public List<byte[]> splits() {
      return List.of(new byte[] {1});
    }

    @Override
    public BatchReader open(byte[] split) {
      boolean[] done = {false};
      return (out, maxRows) -> {
        if (done[0]) {
          return false;
        }
        done[0] = true;
        if (!out.getFieldVectors().isEmpty()) {
          ((VarCharVector) out.getVector(0)).setSafe(0, told.getBytes(StandardCharsets.UTF_8));
        }
        out.setRowCount(1);
        return true;
      };
    }

    @Override
    public void close() {}
  }
}
