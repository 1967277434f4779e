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

/**
 * A function of each kind under a built-in's name ({@code abs}, {@code sum}, {@code lag}, {@code
 * unnest}), each with an alias that is nobody else's ({@code one_}). Every answer is 1000.
 */
public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder()
        .scalar(ScalarFunction.ofKernel(number("abs"), (LongUnary) value -> 1000))
        .aggregate(new Thousand())
        .window(new ThousandInWindow())
        .tableFunction(new ThousandRow())
        .build();
  }

  private static FunctionSpec.Builder spec(String name) {
    return FunctionSpec.builder(name)
        .alias("one_" + name)
        .parameter("value", ArrowTypes.INT64)
        .sample(Sample.row(Literal.ofInt64(1)));
  }

  private static FunctionSpec number(String name) {
    return spec(name).returns(ArrowTypes.INT64).build();
  }

  private static Field result(String name) {
    return ArrowTypes.nullable(name, ArrowTypes.INT64);
  }

  private record Thousand() implements AggregateFunction, FixedStateAggregate {
    @Override
    public FunctionSpec spec() {
      return number("sum");
    }

    @Override
    public BoundAggregate bind(BindContext context) {
      return BoundAggregate.ofFixedState(result("sum"), this);
    }

    @Override
    public int stateSize() {
      return 8;
    }

    @Override
    public void initialize(State state) {}

    @Override
    public void update(Batch in, int row, State state) {}

    @Override
    public void merge(State source, State target) {}

    @Override
    public void evaluate(State state, FieldVector out, int row) {
      ((BigIntVector) out).setSafe(row, 1000);
    }

    @Override
    public List<Field> stateFields() {
      return List.of(ArrowTypes.notNull("nothing", ArrowTypes.INT64));
    }

    @Override
    public void exportState(State state, List<FieldVector> out, int row) {
      ((BigIntVector) out.get(0)).setSafe(row, 0);
    }

    @Override
    public void importState(List<FieldVector> in, int row, State state) {}
  }

  private record ThousandInWindow() implements WindowFunction {
    @Override
    public FunctionSpec spec() {
      return number("lag");
    }

    @Override
    public BoundWindow bind(BindContext context) {
      return BoundWindow.of(
          result("lag"),
          () ->
              (partition, out) -> {
                for (int row = 0; row < partition.rowCount(); row++) {
                  ((BigIntVector) out).setSafe(row, 1000);
                }
                out.setValueCount(partition.rowCount());
              });
    }
  }

  private record ThousandRow() implements TableFunction {
    @Override
    public FunctionSpec spec() {
      return Plugin.spec("unnest").build();
    }

    @Override
    public TableProvider bind(BindContext context) {
      return new Rows();
    }
  }

  private record Rows() implements TableProvider, TableScan {
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
      return new Reader();
    }

    @Override
    public void close() {}
  }

  private static final class Reader implements BatchReader {
    private boolean read;

    @Override
    public boolean read(VectorSchemaRoot out, int maxRows) {
      if (read) {
        return false;
      }
      read = true;
      for (FieldVector column : out.getFieldVectors()) {
        ((BigIntVector) column).setSafe(0, 1000);
      }
      out.setRowCount(1);
      return true;
    }
  }
}
