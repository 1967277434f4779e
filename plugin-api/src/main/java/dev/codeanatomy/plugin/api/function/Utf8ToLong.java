package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;

/** A kernel {@code utf8 -> int64}. See {@link RowKernel}. Called by many threads at once. */
@FunctionalInterface
@PluginImplements(since = "0.1")
public interface Utf8ToLong extends RowKernel {
  long apply(Utf8 value) throws PluginException;
}
