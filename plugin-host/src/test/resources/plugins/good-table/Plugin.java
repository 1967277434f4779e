package broken;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.*;
import dev.codeanatomy.plugin.api.function.*;
import dev.codeanatomy.plugin.api.table.*;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** A table of one column and three rows: 1, null, 3. */
public final class Plugin implements PluginModule {
  @Override
  public PluginExports exports(PluginContext context) throws PluginException {
    return PluginExports.builder().tableProvider(new Broken()).build();
  }

  private static final class Broken implements TableProviderFactory, TableProvider {
    @Override
    public String kind() {
      return "broken";
    }

    @Override
    public String description() {
      return "Three rows.";
    }

    @Override
    public List<OptionSpec> options() {
      return List.of();
    }

    @Override
    public Optional<Map<String, Object>> sampleOptions() {
      return Optional.of(Map.of());
    }

    @Override
    public TableProvider open(TableContext context) {
      return this;
    }

    @Override
    public Schema schema() {
      return new Schema(List.of(ArrowTypes.nullable("value", ArrowTypes.INT64)));
    }

    @Override
    public FilterPushdown classify(Expression conjunct) {
      return FilterPushdown.INEXACT;
    }

    @Override
    public TableScan scan(ScanRequest request) {
      return new Scan(request);
    }
  }

  private static final class Scan implements TableScan {
    private final ScanRequest request;
    private boolean read;

    Scan(ScanRequest request) {
      this.request = request;
    }

    @Override
    public List<byte[]> splits() {
      return List.of(new byte[0]);
    }

    @Override
    public BatchReader open(byte[] split) {
      return this::read;
    }

    private boolean read(VectorSchemaRoot out, int maxRows) {
      if (read) {
        return false;
      }
      read = true;
      if (!request.projection().isEmpty()) {
        BigIntVector values = (BigIntVector) out.getVector(0);
        values.setSafe(0, 1);
        values.setNull(1);
        values.setSafe(2, 3);
      }
      out.setRowCount(3);
      return true;
    }
  }
}
