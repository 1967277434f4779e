package faulty;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import java.util.*;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.types.pojo.*;

/** {@code frame_total(value)}: the sum of a frame, null where it holds no value. */
public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder().window(new FrameTotal()).build();
  }

  private static final class FrameTotal implements WindowFunction {
    private int binds;

    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("frame_total")
          .parameter("value", ArrowTypes.INT64)
          .returns(ArrowTypes.INT64)
          .nullHandling(NullHandling.CALLED)
          .acceptsIgnoreNulls()
          .sample(
              Sample.row(Literal.ofInt64(20))
                  .andRow(Literal.ofInt64(22))
                  .expecting(Literal.ofInt64(42), Literal.ofInt64(42)))
          .build();
    }

    @Override
    public BoundWindow bind(BindContext context) {
      binds++;
      Field field = ArrowTypes.nullable("frame_total", ArrowTypes.INT64);
      Argument argument = context.arguments().get(0);
      Call call = new Call(context, argument, Thread.currentThread());
      return BoundWindow.of(field, () -> new Evaluator(call));
    }
  }

  private static final class Call {
    final BufferAllocator allocator;
    final boolean ignoreNulls;
    final Argument argument;
    final Thread binder;
    int evaluators;

    Call(BindContext context, Argument argument, Thread binder) {
      this.allocator = context.allocator();
      this.ignoreNulls = context.ignoreNulls();
      this.argument = argument;
      this.binder = binder;
    }
  }

  private static final class Evaluator implements WindowEvaluator {
    private final Call call;
    private int partitions;
    private IntVector before;

    Evaluator(Call call) {
      this.call = call;
      call.evaluators++;
    }

    @Override
    public void evaluate(WindowPartition partition, FieldVector out) {
      BigIntVector values = (BigIntVector) partition.arguments().column(0);
      int rows = partition.rowCount();
      ArrowBuf scratch = call.allocator.buffer(64);
      scratch.close();
      for (int row = 0; row < rows; row++) {
        int start = partition.frameStart().get(row);
        int end = partition.frameEnd().get(row);
        long total = 0;
        boolean any = false;
        for (int at = start; at < end; at++) {
          if (!values.isNull(at)) {
            total += values.get(at);
            any = true;
          }
        }
        if (any) {
          ((BigIntVector) out).setSafe(row, total);
        } else {
          ((BigIntVector) out).setNull(row);
        }
      }
      out.setValueCount(rows);
      partitions++;
    }
  }
}
