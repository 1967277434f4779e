package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginImplements;

/** A kernel {@code float64 -> float64}. See {@link RowKernel}. Called by many threads at once. */
@FunctionalInterface
@PluginImplements(since = "0.1")
public interface DoubleUnary extends RowKernel {
  double apply(double value) throws PluginException;
}
