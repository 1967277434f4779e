package dev.codeanatomy.contract.spec;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table that is written.
 *
 * @param tableName its name, also the folder below the output directory
 * @param deltaLocation the table's folder; absent means below the output directory of the run
 * @param sourceView the view whose rows are written
 * @param columns the columns written, in order; none listed means all
 * @param materializationMode whether earlier rows stay
 * @param partitionBy the columns that partition a table made by this output
 * @param writeMetadata further entries of the commit info; take no part in the identity of the spec
 */
public record OutputTarget(
    String tableName,
    Optional<String> deltaLocation,
    String sourceView,
    List<String> columns,
    MaterializationMode materializationMode,
    List<String> partitionBy,
    SortedMap<String, String> writeMetadata) {
  /** Checks the name and copies the collections. */
  public OutputTarget {
    SpecName.checked("output name", tableName);
    columns = List.copyOf(columns);
    partitionBy = List.copyOf(partitionBy);
    writeMetadata = Collections.unmodifiableSortedMap(new TreeMap<>(writeMetadata));
  }
}
