package dev.codeanatomy.engine.execute;

import dev.codeanatomy.engine.duckdb.ScanSource;
import dev.codeanatomy.engine.lower.NativeBinding;
import dev.codeanatomy.host.call.PlainScanRequest;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.util.List;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.Schema;

/** A plugin's table, with the filters it accepted, as a source of the database. */
record ProviderSource(NativeBinding.TableSource binding) implements ScanSource {
  @Override
  public Schema schema() {
    return new Schema(binding.columns());
  }

  @Override
  public OptionalLong estimatedRows() {
    return binding.provider().estimatedRows();
  }

  @Override
  public TableScan scan(List<String> projection, int parallelism) throws PluginException {
    return binding
        .provider()
        .scan(
            new PlainScanRequest(
                projection,
                binding.filters(),
                binding.limit(),
                parallelism,
                binding.plugin().allocator(),
                binding.plugin().runScope()));
  }
}
