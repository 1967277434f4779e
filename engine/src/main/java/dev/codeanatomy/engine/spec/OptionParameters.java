package dev.codeanatomy.engine.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.codeanatomy.contract.spec.ParameterValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** References to parameters in options: an object {@code {"parameter": "name"}} at any depth. */
final class OptionParameters {
  private static final String KEY = "parameter";

  private OptionParameters() {}

  static List<String> names(SortedMap<String, JsonNode> options) {
    List<String> names = new ArrayList<>();
    options.values().forEach(value -> collect(value, names));
    return names;
  }

  private static void collect(JsonNode node, List<String> names) {
    reference(node).ifPresent(names::add);
    node.forEach(child -> collect(child, names));
  }

  static SortedMap<String, JsonNode> bind(
      SortedMap<String, JsonNode> options, Map<String, ParameterValue> values) {
    SortedMap<String, JsonNode> bound = new TreeMap<>();
    options.forEach((name, value) -> bound.put(name, bind(value, values)));
    return bound;
  }

  private static JsonNode bind(JsonNode node, Map<String, ParameterValue> values) {
    Optional<ParameterValue> value = reference(node).map(values::get);
    if (value.isPresent()) {
      return json(value.get());
    }
    if (node.isArray()) {
      var array = JsonNodeFactory.instance.arrayNode();
      node.forEach(e -> array.add(bind(e, values)));
      return array;
    }
    if (node.isObject()) {
      var object = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(e -> object.set(e.getKey(), bind(e.getValue(), values)));
      return object;
    }
    return node;
  }

  private static Optional<String> reference(JsonNode node) {
    boolean isReference = node.isObject() && node.size() == 1 && node.path(KEY).isTextual();
    return isReference ? Optional.of(node.path(KEY).textValue()) : Optional.empty();
  }

  private static JsonNode json(ParameterValue value) {
    return switch (value) {
      case ParameterValue.Bool flag -> BooleanNode.valueOf(flag.value());
      case ParameterValue.Int64 number -> LongNode.valueOf(number.value());
      case ParameterValue.Float64 number -> DoubleNode.valueOf(number.value());
      case ParameterValue.Utf8 text -> TextNode.valueOf(text.text());
      case ParameterValue.Date date -> TextNode.valueOf(date.text());
      case ParameterValue.Timestamp moment -> TextNode.valueOf(moment.text());
    };
  }
}
