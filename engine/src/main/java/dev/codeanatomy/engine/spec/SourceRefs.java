package dev.codeanatomy.engine.spec;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one view reads.
 *
 * @param inputs names of inputs, once for each time they are read
 * @param views names of views, once for each time they are read
 * @param unknown names that are neither
 * @param ambiguous names that are both
 */
public record SourceRefs(
    List<String> inputs, List<String> views, List<String> unknown, List<String> ambiguous) {
  /** Copies the lists. */
  public SourceRefs {
    inputs = List.copyOf(inputs);
    views = List.copyOf(views);
    unknown = List.copyOf(unknown);
    ambiguous = List.copyOf(ambiguous);
  }

  /** The views, once each, sorted. */
  public SortedSet<String> distinctViews() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(views));
  }

  /** The inputs, once each, sorted. */
  public SortedSet<String> distinctInputs() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(inputs));
  }
}
