package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;

/**
 * A kernel {@code (int64, int64) -> int64}. See {@link RowKernel}. Called by many threads at once.
 */
@FunctionalInterface
@PluginImplements(since = "0.1")
public interface LongBinary extends RowKernel {
  long apply(long left, long right) throws PluginException;
}
