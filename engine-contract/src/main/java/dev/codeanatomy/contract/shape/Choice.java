package dev.codeanatomy.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.FindingCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One of a fixed set of words. Case counts: a word in another case is an error with a suggestion.
 */
public final class Choice<E extends Enum<E>> implements Shape<E> {
  private final Map<String, E> words;
  private final Function<E, String> wire;
  private final Set<String> later;

  private Choice(Map<String, E> words, Function<E, String> wire, Set<String> later) {
    this.words = words;
    this.wire = wire;
    this.later = later;
  }

  /** The words of an enum's constants. */
  public static <E extends Enum<E>> Choice<E> of(E[] constants, Function<E, String> wire) {
    Map<String, E> words = new LinkedHashMap<>();
    Arrays.stream(constants).forEach(c -> words.put(wire.apply(c), c));
    return new Choice<>(words, wire, Set.of());
  }

  /** The same choice, where these further words are known but belong to a later release. */
  public Choice<E> later(String... names) {
    return new Choice<>(words, wire, Set.of(names));
  }

  @Override
  public Optional<E> read(JsonNode node, Place at) {
    if (!node.isTextual()) {
      return Shapes.wrongType(node, at, "one of " + String.join(", ", words.keySet()));
    }
    String word = node.textValue();
    E value = words.get(word);
    if (value != null) {
      return Optional.of(value);
    }
    if (later.contains(word)) {
      at.report(
          at.finding(
                  FindingCode.SPEC_NOT_SUPPORTED_YET, "'" + word + "' belongs to a later release")
              .expected("one of " + String.join(", ", words.keySet())));
    } else {
      at.report(
          at.finding(FindingCode.SPEC_UNKNOWN_VALUE, "'" + word + "'")
              .expected("one of " + String.join(", ", words.keySet()))
              .remedy(DidYouMean.question(word, words.keySet())));
    }
    return Optional.empty();
  }

  @Override
  public JsonNode write(E value) {
    return TextNode.valueOf(wire.apply(value));
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
    ArrayNode allowed = schema.putArray("enum");
    words.keySet().forEach(allowed::add);
    return schema;
  }
}
