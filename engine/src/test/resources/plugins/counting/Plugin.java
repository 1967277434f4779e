package fixture;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;

/**
 * For each volatility a function without an argument, {@code <volatility>_count()}, and one with,
 * {@code <volatility>_count_of(value)}: every row that is computed counts one up, and its value is
 * the new count. The counter is the {@code AtomicLong} under {@code counting.rows} among the system's
 * properties.
 */
public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) {
    PluginExports.Builder exports = PluginExports.builder();
    for (Volatility volatility :
        new Volatility[] {Volatility.IMMUTABLE, Volatility.STABLE, Volatility.VOLATILE}) {
      String name = volatility.name().toLowerCase() + "_count";
      exports.scalar(
          new Counting(
              FunctionSpec.builder(name)
                  .returns(ArrowTypes.INT64)
                  .volatility(volatility)
                  .sample(Sample.row())
                  .build()));
      exports.scalar(
          new Counting(
              FunctionSpec.builder(name + "_of")
                  .parameter("value", ArrowTypes.INT64)
                  .returns(ArrowTypes.INT64)
                  .volatility(volatility)
                  .sample(Sample.row(Literal.ofInt64(1)))
                  .build()));
    }
    return exports.build();
  }

  private record Counting(FunctionSpec spec) implements ScalarFunction {
    @Override
    public BoundScalar bind(BindContext context) {
      return BoundScalar.ofEvaluator(
          ArrowTypes.nullable(spec.name(), ArrowTypes.INT64), () -> Counting::evaluate);
    }

    private static void evaluate(Batch in, FieldVector out) {
      Object counter = System.getProperties().get("counting.rows");
      for (int row = 0; row < in.rowCount(); row++) {
        long count = counter instanceof AtomicLong rows ? rows.incrementAndGet() : 0;
        ((BigIntVector) out).setSafe(row, count);
      }
      out.setValueCount(in.rowCount());
    }
  }
}
