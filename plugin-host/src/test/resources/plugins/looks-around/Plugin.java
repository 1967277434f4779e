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
              .sample(Sample.row(Literal.ofInt64(1)).expecting(Literal.ofInt64(2)))
              .build();
    }

    @Override
    public BoundScalar bind(BindContext context) throws PluginException {
      for (String name :
          new String[] {
            "dev.codeanatomy.host.PluginHost",
            "dev.codeanatomy.common.finding.Finding",
            "com.fasterxml.jackson.databind.JsonNode",
            "org.pf4j.Plugin",
            "org.slf4j.Logger",
            "com.sun.source.tree.Tree",
            "javax.tools.ToolProvider",
            "java.sql.Connection",
            "java.util.logging.Logger"
          }) {
        try {
          Class.forName(name, false, getClass().getClassLoader());
          throw new PluginException("sees " + name);
        } catch (ClassNotFoundException expected) {
          // Not visible, as it should be.
        }
      }
      if (getClass().getClassLoader().getResource("META-INF/maven") != null
          || getClass().getClassLoader().getResource("org/junit/jupiter/api/Test.class") != null) {
        throw new PluginException("sees resources of the program");
      }
      if (Thread.currentThread().getContextClassLoader() != getClass().getClassLoader()) {
        throw new PluginException("has another context class loader");
      }
      return BoundScalar.ofKernel(
          ArrowTypes.nullable("broken", ArrowTypes.INT64), (LongUnary) value -> value + 1);
    }
  }
}
