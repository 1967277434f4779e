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
    private static final class Whole extends org.apache.arrow.vector.types.pojo.ArrowType.Int {
      Whole() {
        super(64, true);
      }
    }

    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("broken")
          .parameter("value", ArrowTypes.INT64)
          .returns(new Whole())
          .build();
    }

    @Override
    public BoundScalar bind(BindContext context) throws PluginException {
      return BoundScalar.ofKernel(
          ArrowTypes.nullable("broken", ArrowTypes.INT64), (LongUnary) value -> value + 1);
    }
  }
}
