package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** A function of one row: values in, one value out. Called from any thread. */
@PluginImplements(since = "0.1")
public interface ScalarFunction {
  /** The same spec at every call. */
  FunctionSpec spec();

  /**
   * Binds the function to argument types and constants. Called while a query is planned, once per
   * resolved call; must not run long.
   *
   * @throws PluginException if these arguments make no sense
   */
  BoundScalar bind(BindContext context) throws PluginException;

  /**
   * A function that is one kernel whatever its constants are. The spec must return exactly one
   * type.
   */
  static ScalarFunction ofKernel(FunctionSpec spec, RowKernel kernel) {
    List<ArrowType> returns = spec.returns().castTargets();
    if (returns.size() != 1) {
      throw new IllegalArgumentException(
          "Function '" + spec.name() + "' must return one type to be a kernel: " + spec.returns());
    }
    return new ScalarFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundScalar bind(BindContext context) {
        return BoundScalar.ofKernel(ArrowTypes.nullable(spec.name(), returns.get(0)), kernel);
      }
    };
  }
}
