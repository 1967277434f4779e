package dev.codeanatomy.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the rows of an input come from. */
public sealed interface InputSource {
  /**
   * A Delta table.
   *
   * @param location path or {@code file:} URI of its folder
   * @param versionPin the version to read; absent means the latest at the start of the run
   */
  record DeltaTable(String location, Optional<Long> versionPin) implements InputSource {}

  /**
   * A table provider of a plugin.
   *
   * @param plugin the plugin's id; absent means that only one plugin has a provider of this kind
   * @param kind the provider's kind
   * @param options its options; {@code {"parameter": "name"}} stands for a parameter's value
   */
  record Provider(Optional<String> plugin, String kind, SortedMap<String, JsonNode> options)
      implements InputSource {
    /** Copies the options. */
    public Provider {
      options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }
  }
}
