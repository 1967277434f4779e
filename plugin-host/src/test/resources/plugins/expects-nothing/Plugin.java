package broken;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;

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
          .sample(Sample.row(Literal.ofInt64(1)).expecting())
          .build();
    }

    @Override
    public BoundScalar bind(BindContext context) throws PluginException {
      return BoundScalar.ofKernel(
          ArrowTypes.nullable("broken", ArrowTypes.INT64), (LongUnary) value -> value + 1);
    }
  }
}
