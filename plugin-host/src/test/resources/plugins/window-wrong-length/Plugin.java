package broken;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;

public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) throws PluginException {
    return PluginExports.builder().window(new Broken()).build();
  }

  private static final class Broken implements WindowFunction {
    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("broken")
          .parameter("value", ArrowTypes.INT64)
          .returns(ArrowTypes.INT64)
          .sample(Sample.row(Literal.ofInt64(20)).andRow(Literal.ofInt64(22)))
          .build();
    }

    @Override
    public BoundWindow bind(BindContext context) {
      return BoundWindow.of(
          ArrowTypes.nullable("broken", ArrowTypes.INT64),
          () -> (partition, out) -> out.setValueCount(1));
    }
  }
}
