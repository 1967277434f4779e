package dev.codeanatomy.contract.spec;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A view.
 *
 * @param name its name
 * @param viewKind free text for people
 * @param viewDependencies the views it reads; absent means: those the transform names. Given, they
 *     must be the same
 * @param transform how its rows are made
 * @param outputSchema column names and types it must have; absent means: whatever the transform
 *     gives
 */
public record ViewDefinition(
    String name,
    Optional<String> viewKind,
    Optional<List<String>> viewDependencies,
    Transform transform,
    Optional<SortedMap<String, String>> outputSchema) {
  /** Checks the name and copies the lists. */
  public ViewDefinition {
    SpecName.checked("view name", name);
    viewDependencies = viewDependencies.map(List::copyOf);
    outputSchema = outputSchema.map(s -> Collections.unmodifiableSortedMap(new TreeMap<>(s)));
  }
}
