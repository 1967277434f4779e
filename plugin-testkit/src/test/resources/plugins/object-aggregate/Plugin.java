package faulty;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import java.util.*;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/** {@code total(value)}: the sum of a group; states are objects with memory of their own. */
public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder().aggregate(new Total()).build();
  }

  private static final class Total implements AggregateFunction {
    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("total")
          .parameter("value", ArrowTypes.INT64)
          .returns(ArrowTypes.INT64)
          .sample(
              Sample.row(Literal.ofInt64(20))
                  .andRow(Literal.ofInt64(22))
                  .expecting(Literal.ofInt64(42)))
          .build();
    }

    @Override
    public BoundAggregate bind(BindContext context) {
      States states = new States(context.allocator());
      return BoundAggregate.ofObjectState(ArrowTypes.notNull("total", ArrowTypes.INT64), states)
          .onClose(() -> states.left.forEach(ArrowBuf::close));
    }
  }

  private static final class Sum {
    final ArrowBuf memory;
    Batch before;

    Sum(ArrowBuf memory) {
      this.memory = memory;
    }

    void add(long value) {
      memory.setLong(0, memory.getLong(0) + value);
    }
  }

  private static final class States implements ObjectStateAggregate<Sum> {
    final List<ArrowBuf> left = new ArrayList<>();
    private final BufferAllocator allocator;
    private Sum last;
    private int switches;

    States(BufferAllocator allocator) {
      this.allocator = allocator;
    }

    @Override
    public Sum create() {
      ArrowBuf memory = allocator.buffer(8);
      memory.setLong(0, 0);
      return new Sum(memory);
    }

    @Override
    public void update(Batch in, int row, Sum state) {
      switches = state == last ? 0 : switches + 1;
      last = state;
      state.add(((BigIntVector) in.column(0)).get(row));
    }

    @Override
    public void merge(Sum source, Sum target) {
      target.add(source.memory.getLong(0));
    }

    @Override
    public void evaluate(Sum state, FieldVector out, int row) {
      ((BigIntVector) out).setSafe(row, state.memory.getLong(0));
    }

    @Override
    public void release(Sum state) {
      state.memory.close();
    }

    @Override
    public List<Field> stateFields() {
      return List.of(ArrowTypes.notNull("sum", ArrowTypes.INT64));
    }

    @Override
    public void exportState(Sum state, List<FieldVector> out, int row) {
      ((BigIntVector) out.get(0)).setSafe(row, state.memory.getLong(0));
    }

    @Override
    public Sum importState(List<FieldVector> in, int row) {
      Sum state = create();
      state.add(((BigIntVector) in.get(0)).get(row));
      return state;
    }
  }
}
