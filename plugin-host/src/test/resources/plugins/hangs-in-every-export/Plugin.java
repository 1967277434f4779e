package broken;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;

public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) throws PluginException {
    return PluginExports.builder()
        .scalar(new Broken("broken"))
        .scalar(new Broken("broken_too"))
        .build();
  }

  private static final class Broken implements ScalarFunction {
    private final String name;

    Broken(String name) {
      this.name = name;
    }

    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder(name)
          .parameter("value", ArrowTypes.INT64)
          .returns(ArrowTypes.INT64)
          .sample(Sample.row(Literal.ofInt64(1)).expecting(Literal.ofInt64(2)))
          .build();
    }

    @Override
    public BoundScalar bind(BindContext context) throws PluginException {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
      throw new PluginException("stopped");
    }
  }
}
