package fixture;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import dev.codeanatomy.plugin.api.table.*;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntervalMonthDayNanoVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Functions of every kind whose arguments are of any type, and {@code rows_of}, which makes up rows
 * of a type.
 */
public final class Plugin implements PluginModule {
  private static final Literal ONE = Literal.ofInt64(1);

  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder()
        .scalar(scalar("same", List.of("x"), x -> type(x.get(0)), Plugin::same))
        .scalar(scalar("pair", List.of("x", "y"), Plugin::pairOf, Plugin::pair))
        .scalar(scalar("wrap", List.of("x"), x -> listOf(x.get(0)), Plugin::wrap))
        .scalar(scalar("one_of_each", List.of("x"), x -> type(x.get(0)), Plugin::oneOfEach))
        .scalar(unwrap())
        .scalar(scalar("seen", List.of("x"), x -> text("seen"), Plugin::seen))
        .aggregate(new Collect("collect", true))
        .aggregate(new Collect("last_of", false))
        .aggregate(new CountOf())
        .window(new Previous())
        .tableFunction(new RowsOf())
        .build();
  }

  private static Field text(String name) {
    return ArrowTypes.nullable(name, ArrowTypes.UTF8);
  }

  private static Field named(String name, Field type) {
    return new Field(
        name, new FieldType(true, type.getType(), null, type.getMetadata()), type.getChildren());
  }

  private static Field type(Field argument) {
    return named("value", argument);
  }

  private static Field listOf(Field element) {
    return new Field(
        "list", FieldType.nullable(ArrowType.List.INSTANCE), List.of(named("item", element)));
  }

  private static Field pairOf(List<Field> members) {
    return new Field(
        "pair",
        FieldType.nullable(ArrowType.Struct.INSTANCE),
        List.of(named("first", members.get(0)), named("second", members.get(1))));
  }

  private static Parameter any(String name) {
    return Parameter.builder(name, TypeSet.any()).build();
  }

  private static ScalarFunction scalar(
      String name, List<String> parameters, Function<List<Field>, Field> returns, ScalarEvaluator rows) {
    FunctionSpec.Builder spec =
        FunctionSpec.builder(name).returns(TypeSet.any()).nullHandling(NullHandling.CALLED);
    parameters.forEach(parameter -> spec.parameter(any(parameter)));
    Literal[] sample = parameters.stream().map(parameter -> ONE).toArray(Literal[]::new);
    return scalar(spec.sample(Sample.row(sample)).build(), returns, rows);
  }

  private static ScalarFunction scalar(
      FunctionSpec spec, Function<List<Field>, Field> returns, ScalarEvaluator rows) {
    return new ScalarFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundScalar bind(BindContext context) {
        List<Field> fields = new ArrayList<>();
        context.arguments().forEach(argument -> fields.add(argument.field()));
        return BoundScalar.ofEvaluator(returns.apply(fields), () -> rows);
      }
    };
  }

  private static void same(Batch in, FieldVector out) {
    for (int row = 0; row < in.rowCount(); row++) {
      Values.copy(in.column(0), row, out, row);
    }
    out.setValueCount(in.rowCount());
  }

  /** Of an interval, one month, one day and one nanosecond; of anything else, nulls. */
  private static void oneOfEach(Batch in, FieldVector out) {
    for (int row = 0; row < in.rowCount(); row++) {
      if (out instanceof IntervalMonthDayNanoVector) {
        ((IntervalMonthDayNanoVector) out).setSafe(row, 1, 1, 1L);
      }
    }
    out.setValueCount(in.rowCount());
  }

  private static void pair(Batch in, FieldVector out) {
    StructVector struct = (StructVector) out;
    for (int row = 0; row < in.rowCount(); row++) {
      Values.copy(in.column(0), row, struct.getChildrenFromFields().get(0), row);
      Values.copy(in.column(1), row, struct.getChildrenFromFields().get(1), row);
      struct.setIndexDefined(row);
    }
    out.setValueCount(in.rowCount());
  }

  private static void wrap(Batch in, FieldVector out) {
    ListVector list = (ListVector) out;
    for (int row = 0; row < in.rowCount(); row++) {
      int start = list.startNewValue(row);
      Values.copy(in.column(0), row, list.getDataVector(), start);
      list.endValue(row, 1);
    }
    out.setValueCount(in.rowCount());
  }

  private static ScalarFunction unwrap() {
    FunctionSpec spec =
        FunctionSpec.builder("unwrap")
            .parameter(Parameter.builder("x", TypeSet.list()).build())
            .returns(TypeSet.any())
            .sample(Sample.row(Literal.ofList(ArrowTypes.nullable("item", ArrowTypes.INT64), List.of(ONE))))
            .build();
    return scalar(spec, x -> type(x.get(0).getChildren().get(0)), Plugin::unwrap);
  }

  private static void unwrap(Batch in, FieldVector out) {
    ListVector lists = (ListVector) in.column(0);
    for (int row = 0; row < in.rowCount(); row++) {
      if (lists.isNull(row) || lists.getElementStartIndex(row) == lists.getElementEndIndex(row)) {
        out.setNull(row);
      } else {
        Values.copy(lists.getDataVector(), lists.getElementStartIndex(row), out, row);
      }
    }
    out.setValueCount(in.rowCount());
  }

  private static void seen(Batch in, FieldVector out) {
    for (int row = 0; row < in.rowCount(); row++) {
      byte[] text = Values.text(in.column(0), row).getBytes(StandardCharsets.UTF_8);
      ((VarCharVector) out).setSafe(row, text);
    }
    out.setValueCount(in.rowCount());
  }

  /** All values in their order, or the last one alone. */
  private static final class Collect implements AggregateFunction {
    private final String name;
    private final boolean all;

    Collect(String name, boolean all) {
      this.name = name;
      this.all = all;
    }

    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder(name)
          .parameter(any("x"))
          .returns(TypeSet.any())
          .nullHandling(NullHandling.CALLED)
          .sample(Sample.row(ONE).andRow(ONE))
          .build();
    }

    @Override
    public BoundAggregate bind(BindContext context) {
      Field value = type(context.arguments().get(0).field());
      return BoundAggregate.ofObjectState(
          all ? listOf(value) : value, new CollectState(all, listOf(value)));
    }
  }

  private record CollectState(boolean all, Field list) implements ObjectStateAggregate<List<Object>> {
    @Override
    public List<Object> create() {
      return new ArrayList<>();
    }

    @Override
    public void update(Batch in, int row, List<Object> state) {
      if (!all) {
        state.clear();
      }
      state.add(Values.read(in.column(0), row));
    }

    @Override
    public void merge(List<Object> source, List<Object> target) {
      if (!all && !source.isEmpty()) {
        target.clear();
      }
      target.addAll(source);
    }

    @Override
    public void evaluate(List<Object> state, FieldVector out, int row) {
      Object value = all ? state : state.isEmpty() ? null : state.get(0);
      Values.write(value, out, row);
    }

    @Override
    public List<Field> stateFields() {
      return List.of(list);
    }

    @Override
    public void exportState(List<Object> state, List<FieldVector> out, int row) {
      Values.write(state, out.get(0), row);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Object> importState(List<FieldVector> in, int row) {
      return (List<Object>) Values.read(in.get(0), row);
    }
  }

  private static final class CountOf implements AggregateFunction, FixedStateAggregate {
    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("count_of")
          .parameter(any("x"))
          .returns(ArrowTypes.INT64)
          .sample(Sample.row(ONE).andRow(ONE).expecting(Literal.ofInt64(2)))
          .build();
    }

    @Override
    public BoundAggregate bind(BindContext context) {
      return BoundAggregate.ofFixedState(ArrowTypes.nullable("count", ArrowTypes.INT64), this);
    }

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
      ((BigIntVector) out).setSafe(row, state.getLong(0));
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

  /** The value of the row before in the partition. */
  private static final class Previous implements WindowFunction {
    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("previous")
          .parameter(any("x"))
          .returns(TypeSet.any())
          .nullHandling(NullHandling.CALLED)
          .sample(Sample.row(ONE).andRow(ONE))
          .build();
    }

    @Override
    public BoundWindow bind(BindContext context) {
      return BoundWindow.of(type(context.arguments().get(0).field()), () -> Previous::evaluate);
    }

    private static void evaluate(WindowPartition partition, FieldVector out) {
      for (int row = 0; row < partition.rowCount(); row++) {
        if (row == 0) {
          out.setNull(row);
        } else {
          Values.copy(partition.arguments().column(0), row - 1, out, row);
        }
      }
      out.setValueCount(partition.rowCount());
    }
  }

  /** Rows {@code id}, {@code shown} (the text of the value as it is written) and {@code x}. */
  private static final class RowsOf implements TableFunction {
    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("rows_of")
          .parameter("type", ArrowTypes.UTF8)
          .parameter("rows", ArrowTypes.INT64)
          .option("nulls", Literal.ofUtf8("some"))
          .option("splits", Literal.ofInt64(3))
          .sample(Sample.row(Literal.ofUtf8("utf8"), ONE))
          .build();
    }

    @Override
    public TableProvider bind(BindContext context) {
      List<Literal> given = new ArrayList<>();
      context.arguments().forEach(argument -> given.add(argument.literal().orElseThrow()));
      return new Rows(
          named("x", ArrowTypes.parse(given.get(0).asString())),
          (int) given.get(1).asLong(),
          given.get(2).asString(),
          (int) given.get(3).asLong());
    }
  }

  private record Rows(Field type, int rows, String nulls, int parts) implements TableProvider, TableScan {
    @Override
    public Schema schema() {
      return new Schema(List.of(ArrowTypes.notNull("id", ArrowTypes.INT64), text("shown"), type));
    }

    @Override
    public TableScan scan(ScanRequest request) {
      return this;
    }

    @Override
    public List<byte[]> splits() {
      List<byte[]> splits = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        splits.add(new byte[] {(byte) part});
      }
      return splits;
    }

    @Override
    public BatchReader open(byte[] split) {
      int end = (int) ((long) rows * (split[0] + 1) / parts);
      int[] next = {(int) ((long) rows * split[0] / parts)};
      return (out, maxRows) -> {
        int count = Math.min(maxRows, end - next[0]);
        if (count == 0) {
          return false;
        }
        write(out, next[0], count);
        next[0] += count;
        return true;
      };
    }

    private void write(VectorSchemaRoot out, int first, int count) {
      try (FieldVector made =
          type.createVector(out.getFieldVectors().get(0).getAllocator())) {
        made.setInitialCapacity(count);
        made.allocateNew();
        for (int i = 0; i < count; i++) {
          Values.make(made, i, first + i, nulls, new Random(first + i));
        }
        made.setValueCount(count);
        for (FieldVector column : out.getFieldVectors()) {
          column.setInitialCapacity(count);
          column.allocateNew();
          for (int i = 0; i < count; i++) {
            switch (column.getName()) {
              case "id" -> ((BigIntVector) column).setSafe(i, first + i);
              case "shown" ->
                  ((VarCharVector) column)
                      .setSafe(i, Values.text(made, i).getBytes(StandardCharsets.UTF_8));
              default -> Values.make(column, i, first + i, nulls, new Random(first + i));
            }
          }
          column.setValueCount(count);
        }
      }
      out.setRowCount(count);
    }

    @Override
    public void close() {}
  }
}
