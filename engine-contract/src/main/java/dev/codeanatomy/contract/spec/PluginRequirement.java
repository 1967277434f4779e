package dev.codeanatomy.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A plugin that the spec needs.
 *
 * @param id the plugin's id
 * @param version the accepted versions, as a range; absent accepts any
 * @param options values of the plugin's options, by name
 */
public record PluginRequirement(
    String id, Optional<String> version, SortedMap<String, JsonNode> options) {
  /** Copies the options. */
  public PluginRequirement {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }
}
