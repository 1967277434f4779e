package dev.codeanatomy.plugin.codeanatomy.metadata;

import dev.codeanatomy.plugin.api.PluginContext;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.codeanatomy.ExportFamily;

/** The functions about field metadata, and the one about scores. */
public final class MetadataFunctions implements ExportFamily {
  @Override
  public void register(PluginContext context, PluginExports.Builder exports) {
    exports.scalar(new ArrowMetadata()).scalar(new SemanticTag()).scalar(new CpgScore());
  }
}
