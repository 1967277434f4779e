package broken;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;

/** Binds when the system property {@code broken.word} is {@code go}, whatever interrupts it. */
public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) throws PluginException {
    return PluginExports.builder().scalar(new Broken()).build();
  }

  private static final class Broken implements ScalarFunction {
    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("broken")
          .parameter("value", ArrowTypes.INT64)
          .returns(ArrowTypes.INT64)
          .sample(Sample.row(Literal.ofInt64(1)).expecting(Literal.ofInt64(2)))
          .build();
    }

    @Override
    public BoundScalar bind(BindContext context) throws PluginException {
      System.setProperty("broken.word", "waiting");
      while (!"go".equals(System.getProperty("broken.word"))) {
        Thread.onSpinWait();
      }
      context.allocator().buffer(64).close();
      System.setProperty("broken.word", "allocated");
      return BoundScalar.ofKernel(
          ArrowTypes.nullable("broken", ArrowTypes.INT64), (LongUnary) value -> value + 1);
    }
  }
}
