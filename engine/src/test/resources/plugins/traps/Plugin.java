package fixture;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import dev.codeanatomy.plugin.api.table.*;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** One function of each kind; each keeps its word, as its sample proves, until it meets a 13. */
public final class Plugin implements PluginModule {
  private static final long TRAP = 13;

  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder()
        .scalar(ScalarFunction.ofKernel(spec("trap_scalar"), (LongUnary) Plugin::spring))
        .scalar(new RefusingScalar())
        .scalar(new BindTrap("trap_bind"))
        .scalar(new BindTrap("trap_type"))
        .scalar(new LengthTrap())
        .aggregate(new AggregateTrap())
        .window(new WindowTrap())
        .tableFunction(new TableTrap())
        .build();
  }

  private static FunctionSpec spec(String name) {
    return FunctionSpec.builder(name)
        .parameter("value", ArrowTypes.INT64)
        .returns(ArrowTypes.INT64)
        .sample(Sample.row(Literal.ofInt64(1)))
        .build();
  }

  private static Field result(String name) {
    return ArrowTypes.nullable(name, ArrowTypes.INT64);
  }

  private static long spring(long value) {
    if (value == TRAP) {
      throw new IllegalStateException("the trap fell");
    }
    return value;
  }

  /** Refuses as a plugin should: with a sentence of its own. */
  private record RefusingScalar() implements ScalarFunction {
    @Override
    public FunctionSpec spec() {
      return Plugin.spec("refuse_scalar");
    }

    @Override
    public BoundScalar bind(BindContext context) {
      return BoundScalar.ofEvaluator(result("refuse_scalar"), () -> RefusingScalar::evaluate);
    }

    private static void evaluate(Batch in, FieldVector out) throws PluginException {
      for (int row = 0; row < in.rowCount(); row++) {
        long value = ((BigIntVector) in.column(0)).get(row);
        if (value == TRAP) {
          throw new PluginException("13 is not a number I count");
        }
        ((BigIntVector) out).setSafe(row, value);
      }
      out.setValueCount(in.rowCount());
    }
  }

  /** Binding to the constant 13 throws, or gives a type that the function does not return. */
  private record BindTrap(String name) implements ScalarFunction {
    @Override
    public FunctionSpec spec() {
      return Plugin.spec(name);
    }

    @Override
    public BoundScalar bind(BindContext context) {
      long constant = context.arguments().get(0).literal().map(Literal::asLong).orElse(0L);
      if (constant == TRAP && name.equals("trap_type")) {
        return BoundScalar.ofKernel(
            ArrowTypes.nullable(name, ArrowTypes.FLOAT64), (LongUnary) value -> value);
      }
      spring(constant);
      return BoundScalar.ofKernel(result(name), (LongUnary) value -> value);
    }
  }

  /** A batch with a 13 in it gets one row too few. */
  private record LengthTrap() implements ScalarFunction {
    @Override
    public FunctionSpec spec() {
      return Plugin.spec("trap_length");
    }

    @Override
    public BoundScalar bind(BindContext context) {
      return BoundScalar.ofEvaluator(result("trap_length"), () -> LengthTrap::evaluate);
    }

    private static void evaluate(Batch in, FieldVector out) {
      int rows = in.rowCount();
      for (int row = 0; row < in.rowCount(); row++) {
        long value = ((BigIntVector) in.column(0)).get(row);
        ((BigIntVector) out).setSafe(row, value);
        rows -= value == TRAP ? 1 : 0;
      }
      out.setValueCount(rows);
    }
  }

  private record AggregateTrap() implements AggregateFunction, FixedStateAggregate {
    @Override
    public FunctionSpec spec() {
      return Plugin.spec("trap_sum");
    }

    @Override
    public BoundAggregate bind(BindContext context) {
      return BoundAggregate.ofFixedState(result("trap_sum"), this);
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
      state.setLong(0, state.getLong(0) + spring(((BigIntVector) in.column(0)).get(row)));
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
      return List.of(ArrowTypes.notNull("sum", ArrowTypes.INT64));
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

  private record WindowTrap() implements WindowFunction {
    @Override
    public FunctionSpec spec() {
      return Plugin.spec("trap_window");
    }

    @Override
    public BoundWindow bind(BindContext context) {
      return BoundWindow.of(result("trap_window"), () -> WindowTrap::evaluate);
    }

    private static void evaluate(WindowPartition partition, FieldVector out) {
      for (int row = 0; row < partition.rowCount(); row++) {
        long value = spring(((BigIntVector) partition.arguments().column(0)).get(row));
        ((BigIntVector) out).setSafe(row, value);
      }
      out.setValueCount(partition.rowCount());
    }
  }

  private record TableTrap() implements TableFunction {
    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("trap_rows")
          .parameter("value", ArrowTypes.INT64)
          .sample(Sample.row(Literal.ofInt64(1)))
          .build();
    }

    @Override
    public TableProvider bind(BindContext context) {
      return new TrapRows(context.arguments().get(0).literal().orElseThrow().asLong());
    }
  }

  private record TrapRows(long value) implements TableProvider, TableScan {
    @Override
    public Schema schema() {
      return new Schema(List.of(ArrowTypes.notNull("n", ArrowTypes.INT64)));
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
      return (out, maxRows) -> {
        spring(value);
        out.setRowCount(0);
        return false;
      };
    }

    @Override
    public void close() {}
  }
}
