package dev.codeanatomy.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.codeanatomy.common.digest.CanonicalJson;
import dev.codeanatomy.common.finding.FindingCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The shapes of plain values, lists and maps. */
public final class Shapes {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Shapes() {}

  /** Any string. */
  public static Shape<String> text() {
    return new Text(false);
  }

  /** A string that is not blank. */
  public static Shape<String> name() {
    return new Text(true);
  }

  /** {@code true} or {@code false}. */
  public static Shape<Boolean> flag() {
    return new Flag();
  }

  /** A whole number within the bounds, both included. */
  public static Shape<Long> integer(long min, long max) {
    return new Whole(min, max);
  }

  /** Any JSON value that has a canonical form. */
  public static Shape<JsonNode> json() {
    return new Json();
  }

  /** An array with at least {@code min} elements. */
  public static <T> Shape<List<T>> list(Shape<T> element, int min) {
    return new ListOf<>(element, min);
  }

  /** An object whose property names are free; sorted by name. */
  public static <T> Shape<SortedMap<String, T>> map(Shape<T> value) {
    return new MapOf<>(value);
  }

  /**
   * Values made from those of another shape. {@code from} throws {@code IllegalArgumentException}
   * with a clause for people when a value does not fit.
   */
  public static <A, B> Shape<B> mapped(Shape<A> base, Function<A, B> from, Function<B, A> to) {
    return new Mapped<>(base, from, to);
  }

  /** Either a string or an object, told apart by their JSON type. */
  public static <T> Shape<T> textOr(
      Function<String, T> fromText, Function<T, Optional<String>> toText, Shape<T> object) {
    return new TextOr<>(fromText, toText, object);
  }

  /** "a string", "an object" and so on: what a node is, for messages. */
  static String describe(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "the string '" + shorten(node.textValue()) + "'";
      case NUMBER -> "the number " + node.asText();
      case BOOLEAN -> "the value " + node.asText();
      default -> node.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }

  static <T> Optional<T> wrongType(JsonNode node, Place at, String expected) {
    at.report(at.finding(FindingCode.SPEC_WRONG_TYPE, describe(node)).expected(expected));
    return Optional.empty();
  }

  private static String shorten(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  private record Text(boolean filled) implements Shape<String> {
    @Override
    public Optional<String> read(JsonNode node, Place at) {
      if (!node.isTextual()) {
        return wrongType(node, at, "a string");
      }
      if (filled && node.textValue().isBlank()) {
        at.report(
            at.finding(FindingCode.SPEC_INVALID_VALUE, "a blank string").expected("some text"));
        return Optional.empty();
      }
      return Optional.of(node.textValue());
    }

    @Override
    public JsonNode write(String value) {
      return TextNode.valueOf(value);
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      ObjectNode schema = JSON.objectNode().put("type", "string");
      return filled ? schema.put("pattern", "\\S") : schema;
    }
  }

  private record Flag() implements Shape<Boolean> {
    @Override
    public Optional<Boolean> read(JsonNode node, Place at) {
      return node.isBoolean()
          ? Optional.of(node.booleanValue())
          : wrongType(node, at, "true or false");
    }

    @Override
    public JsonNode write(Boolean value) {
      return BooleanNode.valueOf(value);
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      return JSON.objectNode().put("type", "boolean");
    }
  }

  private record Whole(long min, long max) implements Shape<Long> {
    @Override
    public Optional<Long> read(JsonNode node, Place at) {
      if (!node.isIntegralNumber()) {
        return wrongType(node, at, "a whole number");
      }
      if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
        at.report(
            at.finding(FindingCode.SPEC_INVALID_VALUE, describe(node))
                .expected("a number from " + min + " to " + max));
        return Optional.empty();
      }
      return Optional.of(node.longValue());
    }

    @Override
    public JsonNode write(Long value) {
      return LongNode.valueOf(value);
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      return JSON.objectNode().put("type", "integer").put("minimum", min).put("maximum", max);
    }
  }

  private record Json() implements Shape<JsonNode> {
    @Override
    public Optional<JsonNode> read(JsonNode node, Place at) {
      try {
        CanonicalJson.text(node);
        return Optional.of(node.deepCopy());
      } catch (IllegalArgumentException e) {
        at.report(at.finding(FindingCode.SPEC_INVALID_VALUE, String.valueOf(e.getMessage())));
        return Optional.empty();
      }
    }

    @Override
    public JsonNode write(JsonNode value) {
      return value.deepCopy();
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      return JSON.objectNode();
    }
  }

  private record ListOf<T>(Shape<T> element, int min) implements Shape<List<T>> {
    @Override
    public Optional<List<T>> read(JsonNode node, Place at) {
      if (!node.isArray()) {
        return wrongType(node, at, "an array");
      }
      List<T> values = new ArrayList<>();
      for (int i = 0; i < node.size(); i++) {
        element.read(node.get(i), at.index(i)).ifPresent(values::add);
      }
      if (node.size() < min) {
        at.report(
            at.finding(FindingCode.SPEC_INVALID_VALUE, node.size() + " elements")
                .expected("at least " + min));
        return Optional.empty();
      }
      return values.size() == node.size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    @Override
    public JsonNode write(List<T> values) {
      ArrayNode array = JSON.arrayNode();
      values.forEach(v -> array.add(element.write(v)));
      return array;
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      ObjectNode schema = JSON.objectNode().put("type", "array");
      schema.set("items", element.schema(definitions));
      return min > 0 ? schema.put("minItems", min) : schema;
    }
  }

  private record MapOf<T>(Shape<T> value) implements Shape<SortedMap<String, T>> {
    @Override
    public Optional<SortedMap<String, T>> read(JsonNode node, Place at) {
      if (!node.isObject()) {
        return wrongType(node, at, "an object");
      }
      SortedMap<String, T> values = new TreeMap<>();
      node.properties()
          .forEach(
              e ->
                  value
                      .read(e.getValue(), at.key(e.getKey()))
                      .ifPresent(v -> values.put(e.getKey(), v)));
      return values.size() == node.size()
          ? Optional.of(Collections.unmodifiableSortedMap(values))
          : Optional.empty();
    }

    @Override
    public JsonNode write(SortedMap<String, T> values) {
      ObjectNode object = JSON.objectNode();
      values.forEach((k, v) -> object.set(k, value.write(v)));
      return object;
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      ObjectNode schema = JSON.objectNode().put("type", "object");
      schema.set("additionalProperties", value.schema(definitions));
      return schema;
    }
  }

  private record Mapped<A, B>(Shape<A> base, Function<A, B> from, Function<B, A> to)
      implements Shape<B> {
    @Override
    public Optional<B> read(JsonNode node, Place at) {
      try {
        return base.read(node, at).map(from);
      } catch (IllegalArgumentException e) {
        at.report(at.finding(FindingCode.SPEC_INVALID_VALUE, String.valueOf(e.getMessage())));
        return Optional.empty();
      }
    }

    @Override
    public JsonNode write(B value) {
      return base.write(to.apply(value));
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      return base.schema(definitions);
    }
  }

  private record TextOr<T>(
      Function<String, T> fromText, Function<T, Optional<String>> toText, Shape<T> object)
      implements Shape<T> {
    @Override
    public Optional<T> read(JsonNode node, Place at) {
      if (node.isTextual()) {
        return mapped(name(), fromText, t -> "").read(node, at);
      }
      return node.isObject() ? object.read(node, at) : wrongType(node, at, "a string or an object");
    }

    @Override
    public JsonNode write(T value) {
      return toText
          .apply(value)
          .<JsonNode>map(TextNode::valueOf)
          .orElseGet(() -> object.write(value));
    }

    @Override
    public ObjectNode schema(SchemaDefinitions definitions) {
      ObjectNode schema = JSON.objectNode();
      ArrayNode choices = schema.putArray("oneOf");
      choices.add(name().schema(definitions));
      choices.add(object.schema(definitions));
      return schema;
    }
  }
}
