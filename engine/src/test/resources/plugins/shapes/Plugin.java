package fixture;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * A function for each shape that a plugin may have: kernels of numbers, is_below, is_even,
 * hypotenuse and halved; summary(value), an aggregate with every kind of number in its state;
 * tickets(value) and serials(value), VOLATILE and STABLE, whose answers count up the {@code
 * AtomicLong} under {@code shapes.answers} among the system's properties; frame_sum(value) and
 * frame_of(value), which read their frame and peers; and plugin_report() and option_report() of
 * what the plugin and the call were given.
 */
public final class Plugin implements PluginModule {
  private static final Field TEXT = ArrowTypes.nullable("text", ArrowTypes.UTF8);
  private static final Field NUMBER = ArrowTypes.nullable("number", ArrowTypes.INT64);
  private static final Sample ONE = Sample.row(Literal.ofInt64(1));

  @Override
  public List<OptionSpec> options() {
    return List.of(
        OptionSpec.bool("deep").defaultValue(true).build(),
        OptionSpec.int32("depth").defaultValue(3).minimum(1).maximum(9).build(),
        OptionSpec.int64("most").defaultValue(3_000_000_000L).minimum(0L).build(),
        OptionSpec.float64("share").defaultValue(0.5).minimum(0.0).maximum(1.0).build(),
        OptionSpec.utf8("mode").defaultValue("a").allowedValues("a", "b").build(),
        OptionSpec.utf8("note").build());
  }

  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder()
        .scalar(
            ScalarFunction.ofKernel(
                spec("is_below", ArrowTypes.BOOL)
                    .parameter("left", ArrowTypes.INT64)
                    .parameter("right", ArrowTypes.INT64)
                    .sample(Sample.row(Literal.ofInt64(1), Literal.ofInt64(2)))
                    .build(),
                (LongBinaryPredicate) (left, right) -> left < right))
        .scalar(
            ScalarFunction.ofKernel(
                spec("is_even", ArrowTypes.BOOL)
                    .parameter("value", ArrowTypes.INT64)
                    .sample(ONE)
                    .build(),
                (LongPredicate) value -> value % 2 == 0))
        .scalar(
            ScalarFunction.ofKernel(
                spec("hypotenuse", ArrowTypes.FLOAT64)
                    .parameter("left", ArrowTypes.FLOAT64)
                    .parameter("right", ArrowTypes.FLOAT64)
                    .sample(Sample.row(Literal.ofFloat64(3), Literal.ofFloat64(4)))
                    .build(),
                (DoubleBinary) Math::hypot))
        .scalar(
            ScalarFunction.ofKernel(
                spec("halved", ArrowTypes.FLOAT64)
                    .parameter("value", ArrowTypes.FLOAT64)
                    .sample(Sample.row(Literal.ofFloat64(3)))
                    .build(),
                (DoubleUnary) value -> value / 2))
        .scalar(report("plugin_report", call -> reportOf(context)))
        .scalar(report("option_report", call -> reportOf(call.options())))
        .aggregate(aggregate("summary", ArrowTypes.UTF8, Volatility.IMMUTABLE, new Summary()))
        .aggregate(aggregate("tickets", ArrowTypes.INT64, Volatility.VOLATILE, new Answers()))
        .aggregate(aggregate("serials", ArrowTypes.INT64, Volatility.STABLE, new Answers()))
        .window(window("frame_sum", NUMBER, Plugin::frameSum))
        .window(window("frame_of", TEXT, Plugin::frameOf))
        .build();
  }

  private static FunctionSpec.Builder spec(String name, ArrowType returns) {
    return FunctionSpec.builder(name).returns(returns);
  }

  private static String reportOf(PluginContext context) {
    context.logger().log(System.Logger.Level.INFO, "asked for a report");
    return context.pluginId() + " on " + context.abiVersion() + ": " + reportOf(context.options());
  }

  private static String reportOf(Options options) {
    return options.getBoolean("deep")
        + " "
        + options.getInt32("depth")
        + " "
        + options.getInt64("most")
        + " "
        + options.getFloat64("share")
        + " "
        + options.getUtf8("mode")
        + " "
        + (options.isSet("note") ? options.getUtf8("note") : "unset");
  }

  private static ScalarFunction report(String name, Function<BindContext, String> text) {
    FunctionSpec spec =
        spec(name, ArrowTypes.UTF8).volatility(Volatility.STABLE).sample(Sample.row()).build();
    return new ScalarFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundScalar bind(BindContext call) {
        String report = text.apply(call);
        return BoundScalar.ofEvaluator(
            TEXT,
            () ->
                (in, out) -> {
                  for (int row = 0; row < in.rowCount(); row++) {
                    write(report, out, row);
                  }
                  out.setValueCount(in.rowCount());
                });
      }
    };
  }

  private static void write(String text, FieldVector out, int row) {
    ((VarCharVector) out).setSafe(row, text.getBytes(StandardCharsets.UTF_8));
  }

  private static AggregateFunction aggregate(
      String name, ArrowType returns, Volatility volatility, FixedStateAggregate aggregate) {
    FunctionSpec spec =
        spec(name, returns)
            .parameter("value", ArrowTypes.INT64)
            .volatility(volatility)
            .sample(ONE)
            .build();
    return new AggregateFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundAggregate bind(BindContext call) {
        return BoundAggregate.ofFixedState(ArrowTypes.nullable(name, returns), aggregate);
      }
    };
  }

  /** Whether there was a value, how many, the least and their sum, as a text. */
  private static final class Summary implements FixedStateAggregate {
    private static final int SEEN = 0;
    private static final int COUNT = 4;
    private static final int LEAST = 8;
    private static final int SUM = 16;

    @Override
    public int stateSize() {
      return 24;
    }

    @Override
    public void initialize(State state) {
      state.setByte(SEEN, (byte) 0);
      state.setInt(COUNT, 0);
      state.setLong(LEAST, 0);
      state.setDouble(SUM, 0);
    }

    @Override
    public void update(Batch in, int row, State state) {
      long value = ((BigIntVector) in.column(0)).get(row);
      add(state, 1, value, value);
    }

    @Override
    public void merge(State source, State target) {
      if (source.getByte(SEEN) != 0) {
        add(target, source.getInt(COUNT), source.getLong(LEAST), source.getDouble(SUM));
      }
    }

    private static void add(State state, int count, long least, double sum) {
      boolean first = state.getByte(SEEN) == 0;
      state.setByte(SEEN, (byte) -1);
      state.setInt(COUNT, state.getInt(COUNT) + count);
      state.setLong(LEAST, first ? least : Math.min(state.getLong(LEAST), least));
      state.setDouble(SUM, state.getDouble(SUM) + sum);
    }

    @Override
    public void evaluate(State state, FieldVector out, int row) {
      if (state.getByte(SEEN) == 0) {
        out.setNull(row);
      } else {
        String sum = Long.toString((long) state.getDouble(SUM));
        write(state.getInt(COUNT) + " " + state.getLong(LEAST) + " " + sum, out, row);
      }
    }

    @Override
    public List<Field> stateFields() {
      return List.of(
          ArrowTypes.notNull("seen", new ArrowType.Int(8, true)),
          ArrowTypes.notNull("count", ArrowTypes.INT32),
          ArrowTypes.notNull("least", ArrowTypes.INT64),
          ArrowTypes.notNull("sum", ArrowTypes.FLOAT64));
    }

    @Override
    public void exportState(State state, List<FieldVector> out, int row) {
      ((TinyIntVector) out.get(0)).setSafe(row, state.getByte(SEEN));
      ((IntVector) out.get(1)).setSafe(row, state.getInt(COUNT));
      ((BigIntVector) out.get(2)).setSafe(row, state.getLong(LEAST));
      ((Float8Vector) out.get(3)).setSafe(row, state.getDouble(SUM));
    }

    @Override
    public void importState(List<FieldVector> in, int row, State state) {
      state.setByte(SEEN, ((TinyIntVector) in.get(0)).get(row));
      state.setInt(COUNT, ((IntVector) in.get(1)).get(row));
      state.setLong(LEAST, ((BigIntVector) in.get(2)).get(row));
      state.setDouble(SUM, ((Float8Vector) in.get(3)).get(row));
    }
  }

  /** Every answer is the next number, whatever the rows. */
  private static final class Answers implements FixedStateAggregate {
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
      Object answers = System.getProperties().get("shapes.answers");
      long number = answers instanceof AtomicLong counter ? counter.incrementAndGet() : 0;
      ((BigIntVector) out).setSafe(row, number);
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
  }

  private interface Row {
    void write(WindowPartition partition, int row, FieldVector out);
  }

  private static WindowFunction window(String name, Field returns, Row rows) {
    FunctionSpec spec =
        spec(name, returns.getType())
            .parameter("value", ArrowTypes.INT64)
            .nullHandling(NullHandling.CALLED)
            .sample(ONE)
            .build();
    return new WindowFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundWindow bind(BindContext call) {
        return BoundWindow.of(
            returns,
            () ->
                (partition, out) -> {
                  for (int row = 0; row < partition.rowCount(); row++) {
                    rows.write(partition, row, out);
                  }
                  out.setValueCount(partition.rowCount());
                });
      }
    };
  }

  private static void frameSum(WindowPartition partition, int row, FieldVector out) {
    BigIntVector values = (BigIntVector) partition.arguments().column(0);
    boolean seen = false;
    long sum = 0;
    for (int i = partition.frameStart().get(row); i < partition.frameEnd().get(row); i++) {
      if (!values.isNull(i)) {
        seen = true;
        sum += values.get(i);
      }
    }
    if (seen) {
      ((BigIntVector) out).setSafe(row, sum);
    } else {
      out.setNull(row);
    }
  }

  /** As {@code [start,end) peer}. */
  private static void frameOf(WindowPartition partition, int row, FieldVector out) {
    int start = partition.frameStart().get(row);
    int end = partition.frameEnd().get(row);
    String frame = start == end ? "empty" : "[" + start + "," + end + ")";
    write(frame + " " + partition.peerGroup().get(row), out, row);
  }
}
