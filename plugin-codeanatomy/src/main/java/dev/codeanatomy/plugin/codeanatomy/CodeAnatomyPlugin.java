package dev.codeanatomy.plugin.codeanatomy;

import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginContext;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.PluginModule;
import dev.codeanatomy.plugin.codeanatomy.aggregate.AggregateFunctions;
import dev.codeanatomy.plugin.codeanatomy.cdf.ChangeFeedFunctions;
import dev.codeanatomy.plugin.codeanatomy.hash.HashFunctions;
import dev.codeanatomy.plugin.codeanatomy.java.table.JavaSourceTables;
import dev.codeanatomy.plugin.codeanatomy.metadata.MetadataFunctions;
import dev.codeanatomy.plugin.codeanatomy.nested.NestedFunctions;
import dev.codeanatomy.plugin.codeanatomy.series.SeriesFunctions;
import dev.codeanatomy.plugin.codeanatomy.span.SpanFunctions;
import dev.codeanatomy.plugin.codeanatomy.text.TextFunctions;
import dev.codeanatomy.plugin.codeanatomy.window.WindowFunctions;
import java.util.List;
import java.util.stream.Stream;

/** The entry point of the plugin {@code codeanatomy}. */
public final class CodeAnatomyPlugin implements PluginModule {
  /** One line per family: a new one is added here and nowhere else. */
  private static final List<ExportFamily> FAMILIES =
      List.of(
          new HashFunctions(),
          new SpanFunctions(),
          new TextFunctions(),
          new NestedFunctions(),
          new MetadataFunctions(),
          new ChangeFeedFunctions(),
          new AggregateFunctions(),
          new WindowFunctions(),
          new SeriesFunctions(),
          new JavaSourceTables());

  @Override
  public List<OptionSpec> options() {
    return Stream.of(TextFunctions.options(), SpanFunctions.options(), NestedFunctions.options())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public PluginExports exports(PluginContext context) throws PluginException {
    PluginExports.Builder exports = PluginExports.builder();
    for (ExportFamily family : FAMILIES) {
      family.register(context, exports);
    }
    return exports.build();
  }
}
