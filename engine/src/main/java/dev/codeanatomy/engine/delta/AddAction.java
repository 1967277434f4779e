package dev.codeanatomy.engine.delta;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One file of a version, as the log's add action says it.
 *
 * @param path below the table's directory where it is there, else absolute; not URI-encoded
 * @param bytes its size
 * @param modifiedMillis when it was written, in milliseconds since 1970
 * @param dataChange whether its rows were new with that commit, not only rewritten
 * @param statistics the statistics as JSON text, if the log has any
 * @param partitionValues the values as the log writes them, by column; empty for a null
 * @param tags free labels, by name
 */
public record AddAction(
    String path,
    long bytes,
    long modifiedMillis,
    boolean dataChange,
    Optional<String> statistics,
    Map<String, Optional<String>> partitionValues,
    Map<String, String> tags) {
  /** Copies the maps, sorted by name. */
  public AddAction {
    partitionValues = Collections.unmodifiableMap(new TreeMap<>(partitionValues));
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
  }
}
