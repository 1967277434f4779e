package dev.codeanatomy.plugin.codeanatomy.java.table;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Expression;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.table.FilterPushdown;
import dev.codeanatomy.plugin.api.table.ScanFilter;
import dev.codeanatomy.plugin.api.table.ScanRequest;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The files below a root as a table. A scan lists the tree, asks sizes only if they matter, and
 * opens only the files that pass, and those only if their text or hash is wanted.
 */
final class JavaSourcesProvider implements TableProvider {
  static final String PATH = "path";
  static final String SIZE = "size_bytes";
  static final String HASH = "content_hash";
  static final String CONTENT = "content";

  private static final Schema SCHEMA =
      new Schema(
          List.of(
              ArrowTypes.notNull(PATH, ArrowTypes.UTF8),
              ArrowTypes.notNull(SIZE, ArrowTypes.INT64),
              ArrowTypes.nullable(HASH, ArrowTypes.UTF8),
              ArrowTypes.nullable(CONTENT, ArrowTypes.UTF8)));

  private final SharedSources sources;

  JavaSourcesProvider(SharedSources sources) {
    this.sources = sources;
  }

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public Optional<String> contentVersion() throws PluginException {
    return Optional.of(sources.snapshot().contentVersion());
  }

  @Override
  public FilterPushdown classify(Expression conjunct) {
    return SourceFilter.of(conjunct).isPresent()
        ? FilterPushdown.EXACT
        : FilterPushdown.UNSUPPORTED;
  }

  @Override
  public TableScan scan(ScanRequest request) throws PluginException {
    List<SourceFilter> filters = new ArrayList<>();
    for (ScanFilter filter : request.filters()) {
      filters.add(
          SourceFilter.of(filter.expression())
              .orElseThrow(
                  () ->
                      new PluginException(
                          "java_sources was given a filter it does not support: "
                              + filter.expression())));
    }
    List<SourceEntry> passing = new ArrayList<>();
    for (SourceEntry entry : sources.listing().entries()) {
      if (passes(entry, filters)) {
        passing.add(entry);
      }
    }
    return new JavaSourcesScan(passing, request.projection(), request.parallelism());
  }

  private static boolean passes(SourceEntry entry, List<SourceFilter> filters)
      throws PluginException {
    for (SourceFilter filter : filters) {
      if (!filter.path().test(entry.path())
          || filter.needsSize() && !filter.size().test(size(entry))) {
        return false;
      }
    }
    return true;
  }

  static long size(SourceEntry entry) throws PluginException {
    try {
      return entry.content().size();
    } catch (IOException e) {
      throw new PluginException(
          "source file " + entry.path() + " is gone since the tree was listed; run again", e);
    }
  }
}
