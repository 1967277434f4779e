package dev.codeanatomy.plugin.api.function;

import dev.codeanatomy.plugin.api.PluginImplements;

/**
 * A scalar function of one row, as a lambda: the host drives the loop over its own vectors and
 * never calls it for a row with a null argument. Use one of the interfaces that extend this one;
 * its argument and result types must be those of the bound call, without literal-only parameters.
 * Must be safe for many threads at once.
 */
@PluginImplements(since = "0.1")
public interface RowKernel {}
