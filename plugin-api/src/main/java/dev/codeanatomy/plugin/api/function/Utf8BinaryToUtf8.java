package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;

/**
 * A kernel {@code (utf8, utf8) -> utf8}: appends the row's text to {@code out}, or sets it null.
 * See {@link RowKernel}. Called by many threads at once.
 */
@FunctionalInterface
@PluginImplements(since = "0.1")
public interface Utf8BinaryToUtf8 extends RowKernel {
  void apply(Utf8 left, Utf8 right, Utf8Output out) throws PluginException;
}
