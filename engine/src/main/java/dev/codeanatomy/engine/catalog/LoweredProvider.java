package dev.codeanatomy.engine.catalog;

import dev.codeanatomy.plugin.api.table.ScanRequest;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What a table function of the engine is bound to when the executor reads the table by itself. The
 * planner puts a scan of the table where the call stood, so nobody scans the provider.
 *
 * @param name what tells this content from any other, part by part: function, place, version
 * @param table what is read
 */
public record LoweredProvider(List<String> name, LoweredTable table) implements TableProvider {
  /** Copies the name. */
  public LoweredProvider {
    name = List.copyOf(name);
  }

  @Override
  public Schema schema() {
    return table.schema();
  }

  @Override
  public TableScan scan(ScanRequest request) {
    throw new UnsupportedOperationException("The executor reads " + name + " by itself");
  }
}
