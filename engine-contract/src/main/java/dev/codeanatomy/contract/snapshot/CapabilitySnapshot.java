package dev.codeanatomy.contract.snapshot;

import dev.codeanatomy.common.digest.ContentHash;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an engine is made of and can do; a peer compares it before it relies on either.
 *
 * @param versions of the engine and its parts, by name
 * @param formats the version of each document that crosses processes, by name
 * @param registry what the session's function registry amounts to
 * @param surfaces what there is to use, by name
 * @param install what has to be there and what is
 */
public record CapabilitySnapshot(
    SortedMap<String, String> versions,
    SortedMap<String, Long> formats,
    RegistrySummary registry,
    List<Surface> surfaces,
    RuntimeInstall install) {
  /** Copies the collections. */
  public CapabilitySnapshot {
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    formats = Collections.unmodifiableSortedMap(new TreeMap<>(formats));
    surfaces = List.copyOf(surfaces);
  }

  /**
   * A registry in short.
   *
   * @param counts of functions, by kind
   * @param hash of the registry snapshot
   */
  public record RegistrySummary(SortedMap<String, Long> counts, ContentHash hash) {
    /** Copies the map. */
    public RegistrySummary {
      counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }
  }

  /**
   * Something that can be used, or is known not to be there.
   *
   * @param name {@code delta_table_functions}, for example
   * @param available whether it is there
   * @param entryPoints what a user calls
   */
  public record Surface(String name, boolean available, List<String> entryPoints) {
    /** Copies the list. */
    public Surface {
      entryPoints = List.copyOf(entryPoints);
    }
  }
}
