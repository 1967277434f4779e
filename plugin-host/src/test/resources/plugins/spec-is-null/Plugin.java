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
      return null;
    }

    @Override
    public BoundScalar bind(BindContext context) throws PluginException {
      return BoundScalar.ofKernel(
          ArrowTypes.nullable("broken", ArrowTypes.INT64), (LongUnary) value -> value + 1);
    }
  }
}
