package dev.codeanatomy.contract.spec;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a run behaves. Nothing in it changes a result, so it takes no part in the spec's identity.
 *
 * @param lineageTags entries added to the commit info of every output under {@code
 *     codeanatomy.lineage_tag.}
 */
public record RuntimeSection(SortedMap<String, String> lineageTags) {
  /** Nothing set. */
  public static final RuntimeSection EMPTY = new RuntimeSection(Collections.emptySortedMap());

  /** Copies the tags. */
  public RuntimeSection {
    lineageTags = Collections.unmodifiableSortedMap(new TreeMap<>(lineageTags));
  }
}
