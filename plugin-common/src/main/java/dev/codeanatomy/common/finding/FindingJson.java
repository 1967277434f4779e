package dev.codeanatomy.common.finding;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Locale;

/**
 * Findings as machines read them: {@code code, severity, title, where, found} and, where there is
 * one, {@code expected} and {@code remedy}. Stateless.
 */
public final class FindingJson {
  private FindingJson() {}

  /** One finding as an object. */
  public static ObjectNode of(Finding finding) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("code", finding.code().id());
    node.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    node.put("title", finding.code().title());
    node.put("where", finding.where());
    node.put("found", finding.found());
    finding.expected().ifPresent(e -> node.put("expected", e));
    node.put("remedy", finding.advice());
    return node;
  }

  /** All findings as an array, in their order. */
  public static ArrayNode of(Collection<Finding> findings) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    findings.forEach(finding -> array.add(of(finding)));
    return array;
  }
}
