package fixture;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import dev.codeanatomy.plugin.api.table.*;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * One function for each way the engine calls a plugin, each {@code (value, stage, fault)}: it does
 * what its name says, but for the callback named by the constant {@code stage}, which commits the
 * constant {@code fault}. The fault {@code hook} is what the test put under {@code faults.hook} among
 * the system's properties, a {@code Callable}.
 */
public final class Plugin implements PluginModule {
  private static final String HOOK = "faults.hook";

  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder()
        .scalar(new Scalar("kernel_same"))
        .scalar(new Scalar("evaluator_same"))
        .aggregate(new Aggregate("fixed_total"))
        .aggregate(new Aggregate("object_total"))
        .window(new Window())
        .tableFunction(new Table())
        .build();
  }

  private static FunctionSpec.Builder spec(String name) {
    return FunctionSpec.builder(name)
        .parameter("value", ArrowTypes.INT64)
        .parameter(Parameter.builder("stage", TypeSet.of(ArrowTypes.UTF8)).literalOnly().build())
        .parameter(Parameter.builder("fault", TypeSet.of(ArrowTypes.UTF8)).literalOnly().build())
        .sample(Sample.row(Literal.ofInt64(1), Literal.ofUtf8("none"), Literal.ofUtf8("none")));
  }

  private static FunctionSpec number(String name) {
    return spec(name).returns(ArrowTypes.INT64).build();
  }

  private static Field result(String name) {
    return ArrowTypes.nullable(name, ArrowTypes.INT64);
  }

  /** What the constants of a call ask for. */
  private record Trap(String stage, String fault, BufferAllocator allocator) {
    static Trap of(BindContext context) throws PluginException {
      Trap trap =
          new Trap(text(context.arguments().get(1)), text(context.arguments().get(2)), context.allocator());
      trap.at("bind");
      return trap;
    }

    private static String text(Argument argument) {
      return argument.literal().map(Literal::asString).orElse("none");
    }

    boolean is(String asked, String how) {
      return stage.equals(asked) && fault.equals(how);
    }

    void at(String reached) throws PluginException {
      if (stage.equals(reached)) {
        commit();
      }
    }

    /** For callbacks that declare no exception: what is checked leaves them all the same. */
    void within(String reached) {
      try {
        at(reached);
      } catch (PluginException refusal) {
        Trap.<RuntimeException>sneak(refusal);
      }
    }

    private void commit() throws PluginException {
      switch (fault) {
        case "refuse" -> throw new PluginException("not with me");
        case "checked" -> Trap.<RuntimeException>sneak(new IOException("the disk is gone"));
        case "unchecked" -> throw new IllegalStateException("the trap fell");
        case "error" -> throw new AssertionError("the trap fell hard");
        case "silent" -> throw new NullPointerException();
        case "recursion" -> deeper(1);
        case "heap" -> hoard();
        case "allocator" -> allocator.buffer(1L << 40).close();
        case "hook" -> hook();
        default -> {}
      }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable failure) throws T {
      throw (T) failure;
    }

    private static long deeper(long level) {
      return level + deeper(level + 1) * 3;
    }

    private static void hoard() {
      List<long[]> kept = new ArrayList<>();
      while (true) {
        kept.add(new long[Integer.MAX_VALUE - 8]);
      }
    }

    private static void hook() throws PluginException {
      try {
        ((Callable<?>) System.getProperties().get(HOOK)).call();
      } catch (RuntimeException | PluginException failure) {
        throw failure;
      } catch (Exception failure) {
        throw new PluginException("the hook failed", failure);
      }
    }
  }

  private record Scalar(String name) implements ScalarFunction {
    @Override
    public FunctionSpec spec() {
      return number(name);
    }

    @Override
    public BoundScalar bind(BindContext context) throws PluginException {
      Trap trap = Trap.of(context);
      BoundScalar bound =
          name.equals("kernel_same")
              ? BoundScalar.ofKernel(
                  result(name),
                  (LongUnary)
                      value -> {
                        trap.at("apply");
                        return value;
                      })
              : BoundScalar.ofEvaluator(
                  result(name),
                  () -> {
                    trap.within("make");
                    return new Same(trap);
                  });
      return bound.onClose(() -> trap.within("unbind"));
    }
  }

  private record Same(Trap trap) implements ScalarEvaluator {
    @Override
    public void evaluate(Batch in, FieldVector out) throws PluginException {
      trap.at("evaluate");
      for (int row = 0; row < in.rowCount(); row++) {
        ((BigIntVector) out).setSafe(row, ((BigIntVector) in.column(0)).get(row));
      }
      out.setValueCount(in.rowCount() - (trap.is("evaluate", "length") ? 1 : 0));
    }

    @Override
    public void close() throws PluginException {
      trap.at("close");
    }
  }

  private record Aggregate(String name) implements AggregateFunction {
    @Override
    public FunctionSpec spec() {
      return number(name);
    }

    @Override
    public BoundAggregate bind(BindContext context) throws PluginException {
      Trap trap = Trap.of(context);
      return name.equals("fixed_total")
          ? BoundAggregate.ofFixedState(result(name), new FixedTotal(trap))
          : BoundAggregate.ofObjectState(result(name), new ObjectTotal(trap));
    }
  }

  private record FixedTotal(Trap trap) implements FixedStateAggregate {
    @Override
    public int stateSize() {
      trap.within("stateSize");
      return 8;
    }

    @Override
    public void initialize(State state) {
      trap.within("initialize");
      state.setLong(0, 0);
    }

    @Override
    public void update(Batch in, int row, State state) throws PluginException {
      trap.at("update");
      state.setLong(0, state.getLong(0) + ((BigIntVector) in.column(0)).get(row));
    }

    @Override
    public void merge(State source, State target) throws PluginException {
      trap.at("merge");
      target.setLong(0, target.getLong(0) + source.getLong(0));
    }

    @Override
    public void evaluate(State state, FieldVector out, int row) throws PluginException {
      trap.at("evaluate");
      ((BigIntVector) out).setSafe(row, state.getLong(0));
    }

    @Override
    public List<Field> stateFields() {
      return List.of(ArrowTypes.notNull("total", ArrowTypes.INT64));
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

  private record ObjectTotal(Trap trap) implements ObjectStateAggregate<long[]> {
    @Override
    public long[] create() {
      trap.within("create");
      return new long[1];
    }

    @Override
    public void update(Batch in, int row, long[] state) throws PluginException {
      trap.at("update");
      state[0] += ((BigIntVector) in.column(0)).get(row);
    }

    @Override
    public void merge(long[] source, long[] target) throws PluginException {
      trap.at("merge");
      target[0] += source[0];
    }

    @Override
    public void evaluate(long[] state, FieldVector out, int row) throws PluginException {
      trap.at("evaluate");
      ((BigIntVector) out).setSafe(row, state[0]);
    }

    @Override
    public void release(long[] state) {
      trap.within("release");
    }

    @Override
    public List<Field> stateFields() {
      return List.of(ArrowTypes.notNull("total", ArrowTypes.INT64));
    }

    @Override
    public void exportState(long[] state, List<FieldVector> out, int row) {
      ((BigIntVector) out.get(0)).setSafe(row, state[0]);
    }

    @Override
    public long[] importState(List<FieldVector> in, int row) {
      return new long[] {((BigIntVector) in.get(0)).get(row)};
    }
  }

  private record Window() implements WindowFunction {
    @Override
    public FunctionSpec spec() {
      return number("window_same");
    }

    @Override
    public BoundWindow bind(BindContext context) throws PluginException {
      Trap trap = Trap.of(context);
      return BoundWindow.of(
          result("window_same"),
          () -> {
            trap.within("make");
            return new SameInPartition(trap);
          });
    }
  }

  private record SameInPartition(Trap trap) implements WindowEvaluator {
    @Override
    public void evaluate(WindowPartition partition, FieldVector out) throws PluginException {
      trap.at("evaluate");
      for (int row = 0; row < partition.rowCount(); row++) {
        ((BigIntVector) out)
            .setSafe(row, ((BigIntVector) partition.arguments().column(0)).get(row));
      }
      out.setValueCount(partition.rowCount() + (trap.is("evaluate", "length") ? 1 : 0));
    }

    @Override
    public void close() throws PluginException {
      trap.at("close");
    }
  }

  private record Table() implements TableFunction {
    @Override
    public FunctionSpec spec() {
      return Plugin.spec("same_rows").build();
    }

    @Override
    public TableProvider bind(BindContext context) throws PluginException {
      return new OneRow(
          context.arguments().get(0).literal().orElseThrow().asLong(), Trap.of(context));
    }
  }

  private record OneRow(long value, Trap trap) implements TableProvider, TableScan {
    @Override
    public Schema schema() {
      return new Schema(List.of(ArrowTypes.notNull("n", ArrowTypes.INT64)));
    }

    @Override
    public TableScan scan(ScanRequest request) throws PluginException {
      trap.at("scan");
      return this;
    }

    @Override
    public List<byte[]> splits() throws PluginException {
      trap.at("splits");
      return List.of(new byte[] {1});
    }

    @Override
    public BatchReader open(byte[] split) throws PluginException {
      trap.at("open");
      return new OneRowReader(value, trap);
    }

    @Override
    public void close() throws PluginException {}
  }

  private static final class OneRowReader implements BatchReader {
    private final long value;
    private final Trap trap;
    private boolean read;

    OneRowReader(long value, Trap trap) {
      this.value = value;
      this.trap = trap;
    }

    @Override
    public boolean read(VectorSchemaRoot out, int maxRows) throws PluginException {
      trap.at("read");
      if (read) {
        return false;
      }
      read = true;
      out.setRowCount(1);
      for (FieldVector column : out.getFieldVectors()) {
        ((BigIntVector) column).setSafe(0, value);
        column.setValueCount(1 + (trap.is("read", "length") ? 1 : 0));
      }
      return true;
    }

    @Override
    public void close() throws PluginException {
      trap.at("close");
    }
  }
}
