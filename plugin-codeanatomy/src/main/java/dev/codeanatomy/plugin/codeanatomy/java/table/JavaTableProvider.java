package dev.codeanatomy.plugin.codeanatomy.java.table;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.table.ScanRequest;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import dev.codeanatomy.plugin.codeanatomy.java.extract.JavaTable;
import dev.codeanatomy.plugin.codeanatomy.java.source.ContentHash;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

/** A table of one extraction, bound to its root. Nothing is read before a scan asks. */
final class JavaTableProvider implements TableProvider {
  private final JavaTable table;
  private final SharedSources sources;

  JavaTableProvider(JavaTable table, SharedSources sources) {
    this.table = table;
    this.sources = sources;
  }

  @Override
  public Schema schema() {
    return table.schema();
  }

  /** Depends on the files, on the class path as text, and on the compiler that is asked. */
  @Override
  public Optional<String> contentVersion() throws PluginException {
    return Optional.of(
        ContentHash.ofParts()
            .add(sources.snapshot().contentVersion())
            .add(sources.classPath())
            .add(Runtime.version().toString())
            .text());
  }

  @Override
  public TableScan scan(ScanRequest request) {
    return new JavaTableScan(table, sources, request.projection(), request.parallelism());
  }
}
