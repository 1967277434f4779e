package dev.codeanatomy.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.FindingCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of several objects, told apart by the value of one property.
 *
 * @param <T> what the alternatives have in common
 */
public final class Alternatives<T> implements Shape<T> {
  private final String tag;
  private final Map<String, Case<? extends T>> cases = new LinkedHashMap<>();
  private final List<String> later = new ArrayList<>();

  private record Case<S>(Class<S> type, ObjectShape<S> shape) {
    JsonNode write(Object value) {
      return shape.write(type.cast(value));
    }
  }

  /** No alternatives yet. */
  public Alternatives(String tag) {
    this.tag = tag;
  }

  /** Adds an alternative; its form must have been given the same tag and value. */
  public <S extends T> Alternatives<T> with(String value, Class<S> type, ObjectShape<S> shape) {
    cases.put(value, new Case<>(type, shape));
    return this;
  }

  /** Adds values that are known and belong to a later release. */
  public Alternatives<T> later(String... values) {
    later.addAll(List.of(values));
    return this;
  }

  @Override
  public Optional<T> read(JsonNode node, Place at) {
    if (!node.isObject()) {
      return Shapes.wrongType(node, at, "an object with '" + tag + "'");
    }
    JsonNode value = node.get(tag);
    if (value != null && !value.isNull() && !value.isTextual()) {
      return Shapes.wrongType(value, at.key(tag), "one of " + String.join(", ", cases.keySet()));
    }
    if (value == null || value.isNull()) {
      at.report(
          at.finding(FindingCode.SPEC_MISSING_PROPERTY, "property '" + tag + "' is missing")
              .expected("one of " + String.join(", ", cases.keySet())));
      return Optional.empty();
    }
    Case<? extends T> found = cases.get(value.textValue());
    if (found == null) {
      reportUnknown(value.textValue(), at.key(tag));
      return Optional.empty();
    }
    return found.shape().read(node, at).map(v -> v);
  }

  private void reportUnknown(String value, Place at) {
    String allowed = "one of " + String.join(", ", cases.keySet());
    if (later.contains(value)) {
      at.report(
          at.finding(
                  FindingCode.SPEC_NOT_SUPPORTED_YET, "'" + value + "' belongs to a later release")
              .expected(allowed));
      return;
    }
    at.report(
        at.finding(FindingCode.SPEC_UNKNOWN_VALUE, "'" + value + "'")
            .expected(allowed)
            .remedy(DidYouMean.question(value, cases.keySet())));
  }

  @Override
  public JsonNode write(T value) {
    return cases.values().stream()
        .filter(c -> c.type().isInstance(value))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No form for " + value))
        .write(value);
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode choices = schema.putArray("oneOf");
    cases.values().forEach(c -> choices.add(c.shape().schema(definitions)));
    return schema;
  }
}
