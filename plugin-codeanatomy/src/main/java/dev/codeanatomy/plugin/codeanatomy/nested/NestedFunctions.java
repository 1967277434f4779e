package dev.codeanatomy.plugin.codeanatomy.nested;

import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginContext;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.codeanatomy.ExportFamily;
import java.util.List;

/** The functions over lists, maps and structs. */
public final class NestedFunctions implements ExportFamily {
  /** The options these functions take their defaults from. */
  public static List<OptionSpec> options() {
    return MapNormalize.OPTIONS;
  }

  @Override
  public void register(PluginContext context, PluginExports.Builder exports) {
    exports
        .scalar(new MapGetDefault())
        .scalar(new MapNormalize())
        .scalar(ListTexts.compact())
        .scalar(ListTexts.uniqueSorted())
        .scalar(new StructPick());
  }
}
