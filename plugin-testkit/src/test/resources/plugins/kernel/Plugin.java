package faulty;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;

/** {@code length_of(value)}: the number of bytes of a text, as a row kernel. */
public final class Plugin implements PluginModule {
  private Utf8 before;

  @Override
  public PluginExports exports(PluginContext context) {
    FunctionSpec spec =
        FunctionSpec.builder("length_of")
            .parameter("value", ArrowTypes.UTF8)
            .returns(ArrowTypes.INT64)
            .nullHandling(NullHandling.PROPAGATE)
            .sample(Sample.row(Literal.ofUtf8("abc")).expecting(Literal.ofInt64(3)))
            .build();
    Utf8ToLong kernel =
        value -> {
          return value.length();
        };
    return PluginExports.builder().scalar(ScalarFunction.ofKernel(spec, kernel)).build();
  }
}
