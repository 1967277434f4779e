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
    private static final class Unspeakable extends RuntimeException {
      @Override
      public String getMessage() {
        throw new IllegalStateException("no word about it");
      }
    }

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
      throw new Unspeakable();
    }
  }
}
