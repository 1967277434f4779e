package fixture;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;

/** Exports twice(value int64) -> int64, and does it. */
public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) {
    FunctionSpec spec =
        FunctionSpec.builder("twice")
            .parameter("value", ArrowTypes.INT64)
            .returns(ArrowTypes.INT64)
            .sample(Sample.row(Literal.ofInt64(1)).expecting(Literal.ofInt64(2)))
            .build();
    return PluginExports.builder()
        .scalar(ScalarFunction.ofKernel(spec, (LongUnary) value -> 2 * value))
        .build();
  }
}
