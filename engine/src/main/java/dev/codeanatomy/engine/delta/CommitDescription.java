package dev.codeanatomy.engine.delta;

import java.util.Map;

/**
 * What Delta's history says of a commit, in the words Delta itself uses.
 *
 * @param operation such as {@code WRITE}
 * @param parameters texts, JSON where Delta has JSON
 * @param metrics numbers as text
 */
record CommitDescription(
    String operation, Map<String, String> parameters, Map<String, String> metrics) {
  CommitDescription {
    parameters = Map.copyOf(parameters);
    metrics = Map.copyOf(metrics);
  }
}
