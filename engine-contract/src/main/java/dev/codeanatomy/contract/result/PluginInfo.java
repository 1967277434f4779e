package dev.codeanatomy.contract.result;

import java.util.List;

/**
 * A plugin that took part in a run.
 *
 * @param id its id
 * @param version its version
 * @param hash content hash of its archive, {@code blake3:<hex>}
 * @param bits names of its capability bits, sorted
 */
public record PluginInfo(String id, String version, String hash, List<String> bits) {
  /** Sorts the bits. */
  public PluginInfo {
    bits = bits.stream().sorted().toList();
  }
}
