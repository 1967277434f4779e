package dev.codeanatomy.engine.duckdb;

/**
 * Where a native function comes from, for errors and for the class loader its code runs under.
 *
 * @param pluginId the plugin's id
 * @param function the function's own name, as the user writes it
 * @param loader becomes the context class loader around every call
 */
public record FunctionOrigin(String pluginId, String function, ClassLoader loader) {}
