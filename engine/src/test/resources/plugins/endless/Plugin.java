package fixture;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import dev.codeanatomy.plugin.api.table.*;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Exports {@code wait_for_rows(rows int64)}: asked for none, it has none; asked for any, it counts
 * down the latch {@code endless.called} among the system's properties and waits until the run is
 * cancelled.
 */
public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) {
    return PluginExports.builder().tableFunction(new WaitForRows()).build();
  }

  private record WaitForRows() implements TableFunction {
    @Override
    public FunctionSpec spec() {
      return FunctionSpec.builder("wait_for_rows")
          .parameter("rows", ArrowTypes.INT64)
          .sample(Sample.row(Literal.ofInt64(0)))
          .build();
    }

    @Override
    public TableProvider bind(BindContext context) {
      return new NoRows(context.arguments().get(0).literal().orElseThrow().asLong());
    }
  }

  private record NoRows(long wanted) implements TableProvider {
    @Override
    public Schema schema() {
      return new Schema(List.of(ArrowTypes.notNull("n", ArrowTypes.INT64)));
    }

    @Override
    public TableScan scan(ScanRequest request) {
      return new Waiting(wanted, request.runScope());
    }
  }

  private record Waiting(long wanted, RunScope run) implements TableScan {
    @Override
    public List<byte[]> splits() {
      return List.of(new byte[] {1});
    }

    @Override
    public BatchReader open(byte[] split) {
      return (out, maxRows) -> {
        if (wanted > 0) {
          ((CountDownLatch) System.getProperties().get("endless.called")).countDown();
          while (!run.isCancelled()) {
            Thread.onSpinWait();
          }
          throw new PluginException("nobody waits for the rows any more");
        }
        return false;
      };
    }
  }
}
