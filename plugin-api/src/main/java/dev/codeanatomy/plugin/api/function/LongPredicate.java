package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;

/** A kernel {@code int64 -> bool}. See {@link RowKernel}. Called by many threads at once. */
@FunctionalInterface
@PluginImplements(since = "0.1")
public interface LongPredicate extends RowKernel {
  boolean apply(long value) throws PluginException;
}
