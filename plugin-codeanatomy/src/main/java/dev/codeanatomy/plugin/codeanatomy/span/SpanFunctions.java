package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginContext;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.codeanatomy.ExportFamily;
import java.util.List;

/** The span functions and those that turn columns into bytes. */
public final class SpanFunctions implements ExportFamily {
  /** The options these functions take their defaults from. */
  public static List<OptionSpec> options() {
    return SpanMake.OPTIONS;
  }

  @Override
  public void register(PluginContext context, PluginExports.Builder exports) {
    exports
        .scalar(new SpanMake())
        .scalar(new SpanLen())
        .scalar(SpanRelation.overlaps())
        .scalar(SpanRelation.contains())
        .scalar(new SpanId())
        .scalar(new IntervalAlignScore())
        .scalar(new ColToByte())
        .scalar(new CanonicalizeByteSpan())
        .scalar(new PositionEncodingNorm());
  }
}
