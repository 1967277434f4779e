package dev.codeanatomy.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.FindingCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of several forms, written as an object with exactly one property whose name tells which.
 *
 * @param <T> what the forms have in common
 */
public final class SoleKey<T> implements Shape<T> {
  private final Map<String, Case<T, ?, ?>> cases = new LinkedHashMap<>();

  private record Case<T, S extends T, V>(
      Class<S> type, Shape<V> shape, Function<V, S> make, Function<S, V> get) {
    Optional<T> read(JsonNode node, Place at) {
      return shape.read(node, at).map(make::apply);
    }

    JsonNode write(Object value) {
      return shape.write(get.apply(type.cast(value)));
    }
  }

  /** Adds a form under a property name. */
  public <S extends T, V> SoleKey<T> with(
      String key, Class<S> type, Shape<V> shape, Function<V, S> make, Function<S, V> get) {
    cases.put(key, new Case<>(type, shape, make, get));
    return this;
  }

  @Override
  public Optional<T> read(JsonNode node, Place at) {
    String allowed = "exactly one of " + String.join(", ", cases.keySet());
    if (!node.isObject()) {
      return Shapes.wrongType(node, at, "an object with " + allowed);
    }
    if (node.size() != 1) {
      at.report(
          at.finding(
                  FindingCode.SPEC_INVALID_VALUE, "an object with " + node.size() + " properties")
              .expected(allowed));
      return Optional.empty();
    }
    String key = node.fieldNames().next();
    Case<T, ?, ?> found = cases.get(key);
    Place place = at.key(key);
    if (found == null) {
      place.report(
          place
              .finding(FindingCode.SPEC_UNKNOWN_PROPERTY, "unknown property '" + key + "'")
              .expected(allowed)
              .remedy(DidYouMean.question(key, cases.keySet())));
      return Optional.empty();
    }
    return found.read(node.get(key), place);
  }

  @Override
  public JsonNode write(T value) {
    Map.Entry<String, Case<T, ?, ?>> form =
        cases.entrySet().stream()
            .filter(entry -> entry.getValue().type().isInstance(value))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No form for " + value));
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    return object.set(form.getKey(), form.getValue().write(value));
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode choices = schema.putArray("oneOf");
    cases.forEach(
        (key, c) -> {
          ObjectNode choice = choices.addObject().put("type", "object");
          choice.put("additionalProperties", false).putArray("required").add(key);
          choice.putObject("properties").set(key, c.shape().schema(definitions));
        });
    return schema;
  }
}
