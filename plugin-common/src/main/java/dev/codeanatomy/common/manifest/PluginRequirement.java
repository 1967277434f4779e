package dev.codeanatomy.common.manifest;

/**
 * Another plugin that a plugin needs.
 *
 * @param plugin its id
 * @param version the range of versions, for example {@code ^1.2}
 */
public record PluginRequirement(String plugin, String version) {}
