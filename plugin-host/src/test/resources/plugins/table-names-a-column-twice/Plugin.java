package broken;

import dev.codeanatomy.plugin.api.*;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.*;
import dev.codeanatomy.plugin.api.table.*;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

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
      return "Nothing.";
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
      return new Schema(
          List.of(
              ArrowTypes.notNull("path", ArrowTypes.UTF8),
              ArrowTypes.notNull("PATH", ArrowTypes.UTF8)));
    }

    @Override
    public TableScan scan(ScanRequest request) throws PluginException {
      throw new PluginException("nothing to scan");
    }
  }
}
