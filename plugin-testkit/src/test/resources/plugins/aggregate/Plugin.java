package faulty;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import java.util.*;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.*;

/** {@code total(value)}: the sum of a group, null without values; states of fixed size. */
public final class Plugin implements PluginModule {
  private static final int SUM = 0;
  private static final int COUNT = 8;
  private static final int NULLS = 16;
  private static final int FIRST = 24;
  private static final int MERGED = 32;

  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder().aggregate(new Total()).build();
  }

  private static final class Total implements AggregateFunction {
    private int binds;

    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("total")
          .parameter("value", ArrowTypes.INT64)
          .returns(ArrowTypes.INT64)
          .nullHandling(NullHandling.CALLED)
          .sample(
              Sample.row(Literal.ofInt64(20))
                  .andRow(Literal.ofInt64(22))
                  .andRow(Literal.ofInt64(30))
                  .andRow(Literal.ofInt64(32))
                  .expecting(Literal.ofInt64(104)))
          .build();
    }

    @Override
    public BoundAggregate bind(BindContext context) {
      binds++;
      Field field = ArrowTypes.nullable("total", ArrowTypes.INT64);
      Argument argument = context.arguments().get(0);
      States states = new States(argument, context.allocator().buffer(64));
      return BoundAggregate.ofFixedState(field, states).onClose(() -> states.scratch.close());
    }
  }

  private static final class States implements FixedStateAggregate {
    final ArrowBuf scratch;
    private final Argument argument;
    private final Thread binder = Thread.currentThread();
    private int created;
    private boolean large;
    private State kept;

    States(Argument argument, ArrowBuf scratch) {
      this.argument = argument;
      this.scratch = scratch;
    }

    @Override
    public int stateSize() {
      return 40;
    }

    @Override
    public void initialize(State state) {
      created++;
      for (int slot = SUM; slot <= MERGED; slot += 8) {
        state.setLong(slot, 0);
      }
    }

    @Override
    public void update(Batch in, int row, State state) {
      BigIntVector values = (BigIntVector) in.column(0);
      if (values.isNull(row)) {
        state.setLong(NULLS, state.getLong(NULLS) + 1);
        return;
      }
      long value = values.get(row);
      if (state.getLong(COUNT) == 0) {
        state.setLong(FIRST, value);
        kept = state;
      }
      state.setLong(SUM, state.getLong(SUM) + value);
      state.setLong(COUNT, state.getLong(COUNT) + 1);
    }

    @Override
    public void merge(State source, State target) {
      if (target.getLong(COUNT) == 0) {
        target.setLong(FIRST, source.getLong(FIRST));
      }
      target.setLong(SUM, target.getLong(SUM) + source.getLong(SUM));
      target.setLong(COUNT, target.getLong(COUNT) + source.getLong(COUNT));
      target.setLong(NULLS, target.getLong(NULLS) + source.getLong(NULLS));
      target.setLong(MERGED, 1);
    }

    @Override
    public void evaluate(State state, FieldVector out, int row) {
      BigIntVector results = (BigIntVector) out;
      if (state.getLong(COUNT) == 0) {
        results.setNull(row);
      } else {
        results.setSafe(row, state.getLong(SUM));
      }
    }

    @Override
    public List<Field> stateFields() {
      return List.of(
          ArrowTypes.notNull("sum", ArrowTypes.INT64),
          ArrowTypes.notNull("count", ArrowTypes.INT64),
          ArrowTypes.notNull("nulls", ArrowTypes.INT64),
          ArrowTypes.notNull("first", ArrowTypes.INT64));
    }

    @Override
    public void exportState(State state, List<FieldVector> out, int row) {
      for (int i = 0; i < 4; i++) {
        ((BigIntVector) out.get(i)).setSafe(row, state.getLong(8 * i));
      }
    }

    @Override
    public void importState(List<FieldVector> in, int row, State state) {
      for (int i = 0; i < 4; i++) {
        state.setLong(8 * i, ((BigIntVector) in.get(i)).get(row));
      }
      state.setLong(MERGED, 0);
    }
  }
}
