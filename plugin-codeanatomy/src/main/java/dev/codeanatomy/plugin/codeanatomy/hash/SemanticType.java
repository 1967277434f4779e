package dev.codeanatomy.plugin.codeanatomy.hash;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.Argument;
import dev.codeanatomy.plugin.codeanatomy.vector.ReturnFields;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an id names, told by its prefix: {@code node}, {@code edge} or {@code span}. */
public final class SemanticType {
  /** The label of ids that name a span. */
  public static final String SPAN_ID = "SpanId";

  private static final Map<String, String> BY_PREFIX =
      Map.of(
          "node", "NodeId",
          "node_id", "NodeId",
          "nodeid", "NodeId",
          "edge", "EdgeId",
          "edge_id", "EdgeId",
          "edgeid", "EdgeId",
          "span", SPAN_ID,
          "span_id", SPAN_ID,
          "spanid", SPAN_ID);

  private SemanticType() {}

  /** The label of ids with this prefix; case and space around it do not matter. */
  public static Optional<String> ofPrefix(String prefix) {
    return Optional.ofNullable(BY_PREFIX.get(prefix.strip().toLowerCase(Locale.ROOT)));
  }

  /** The metadata of an id whose prefix is {@code prefix}: empty unless that is a known literal. */
  static Map<String, String> metadata(Argument prefix) {
    return prefix
        .literal()
        .flatMap(Literal::value)
        .flatMap(value -> ofPrefix(value.toString()))
        .map(label -> Map.of(ReturnFields.SEMANTIC_TYPE, label))
        .orElse(Map.of());
  }
}
