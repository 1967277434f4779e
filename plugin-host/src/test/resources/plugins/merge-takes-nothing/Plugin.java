package broken;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) throws PluginException {
    return PluginExports.builder().aggregate(new Broken()).build();
  }

  private static final class Broken implements AggregateFunction, FixedStateAggregate {
    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("broken")
          .parameter("value", ArrowTypes.INT64)
          .returns(ArrowTypes.INT64)
          .sample(Sample.row(Literal.ofInt64(42)))
          .build();
    }

    @Override
    public BoundAggregate bind(BindContext context) {
      return BoundAggregate.ofFixedState(ArrowTypes.nullable("broken", ArrowTypes.INT64), this);
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
      long value = ((BigIntVector) in.column(0)).get(row);
      state.setLong(0, state.getLong(0) + value);
    }

    @Override
    public void merge(State source, State target) {
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
}
