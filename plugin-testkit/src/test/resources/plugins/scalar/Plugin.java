package faulty;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import java.util.*;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.*;

/** {@code next(value)}: the value plus one. */
public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder().scalar(new Next()).build();
  }

  private static final class Next implements ScalarFunction {
    private int binds;

    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("next")
          .parameter("value", ArrowTypes.INT64)
          .returns(ArrowTypes.INT64)
          .sample(
              Sample.row(Literal.ofInt64(1))
                  .andRow(Literal.ofInt64(5))
                  .expecting(Literal.ofInt64(2), Literal.ofInt64(6)))
          .build();
    }

    @Override
    public BoundScalar bind(BindContext context) {
      binds++;
      Field field = ArrowTypes.nullable("next", ArrowTypes.INT64);
      Argument argument = context.arguments().get(0);
      Call call = new Call(context.allocator(), argument, Thread.currentThread());
      return BoundScalar.ofEvaluator(field, () -> new Evaluator(call));
    }
  }

  private static final class Call {
    final BufferAllocator allocator;
    final Argument argument;
    final Thread binder;
    int evaluators;

    Call(BufferAllocator allocator, Argument argument, Thread binder) {
      this.allocator = allocator;
      this.argument = argument;
      this.binder = binder;
    }
  }

  private static final class Evaluator implements ScalarEvaluator {
    private final Call call;
    private int batches;
    private BigIntVector before;
    private long step = 1;

    Evaluator(Call call) {
      this.call = call;
      call.evaluators++;
    }

    @Override
    public void evaluate(Batch in, FieldVector out) {
      BigIntVector values = (BigIntVector) in.column(0);
      BigIntVector results = (BigIntVector) out;
      int rows = in.rowCount();
      ArrowBuf scratch = call.allocator.buffer(64);
      scratch.close();
      for (int row = 0; row < rows; row++) {
        if (values.isNull(row)) {
          results.setNull(row);
        } else {
          results.setSafe(row, values.get(row) + step);
        }
      }
      results.setValueCount(rows);
      batches++;
    }
  }
}
