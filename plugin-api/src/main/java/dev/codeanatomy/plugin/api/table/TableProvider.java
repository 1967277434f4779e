package dev.codeanatomy.plugin.api.table;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;
import dev.codeanatomy.plugin.api.expr.Expression;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.arrow.vector.types.pojo.Schema;

/** An open table, read-only. The host may scan it several times and from several threads. */
@PluginImplements(since = "0.1")
public interface TableProvider extends AutoCloseable {
  /**
   * The table's columns; the same for as long as the provider is open. Names differ by more than
   * case.
   */
  Schema schema();

  /** The number of rows, if it is known without reading them. An estimate. */
  default OptionalLong estimatedRows() {
    return OptionalLong.empty();
  }

  /**
   * A name for the content as it is now, such as a hash of file hashes: two scans under one content
   * version give the same rows. Empty if there is none; a run over the table is then not
   * replayable.
   */
  default Optional<String> contentVersion() throws PluginException {
    return Optional.empty();
  }

  /**
   * Says what a scan would do with one conjunct. Pure: the same expression gets the same answer for
   * as long as the provider is open.
   */
  default FilterPushdown classify(Expression conjunct) {
    return FilterPushdown.UNSUPPORTED;
  }

  /** Plans one scan. The host closes it before the provider. */
  TableScan scan(ScanRequest request) throws PluginException;

  @Override
  default void close() throws PluginException {}
}
