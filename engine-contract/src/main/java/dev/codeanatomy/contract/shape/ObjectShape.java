package dev.codeanatomy.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.FindingCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An object with a fixed set of properties. A property that is not described is an error; a JSON
 * null counts as absent.
 */
public final class ObjectShape<T> implements Shape<T> {
  private final String name;
  private final String description;
  private final Optional<Map.Entry<String, String>> tag;
  private final List<Property<T, ?>> properties;
  private final Map<String, String> later;
  private final Function<Values, T> construct;

  ObjectShape(Properties<T> source, Function<Values, T> construct) {
    this.name = source.name;
    this.description = source.description;
    this.tag = source.tag;
    this.properties = List.copyOf(source.properties);
    this.later = Map.copyOf(source.later);
    this.construct = construct;
  }

  /** What was read of one object, by property. */
  public static final class Values {
    private final Map<Property<?, ?>, Object> values = new HashMap<>();

    private Values() {}

    /** The value; the default or an empty {@code Optional} if the property is absent. */
    public <V> V get(Property<?, V> property) {
      return property.cast(values.get(property));
    }
  }

  /** Name of the definition in the JSON Schema. */
  public String name() {
    return name;
  }

  @Override
  public Optional<T> read(JsonNode node, Place at) {
    if (!node.isObject()) {
      return Shapes.wrongType(node, at, "an object (" + name + ")");
    }
    boolean known = reportUnknown(node, at);
    Values values = new Values();
    boolean complete = true;
    for (Property<T, ?> property : properties) {
      Optional<?> value = property.read(node.get(property.name()), at);
      value.ifPresent(v -> values.values.put(property, v));
      complete &= value.isPresent();
    }
    return known && complete ? construct(values, at) : Optional.empty();
  }

  private Optional<T> construct(Values values, Place at) {
    try {
      return Optional.of(construct.apply(values));
    } catch (IllegalArgumentException e) {
      at.report(at.finding(FindingCode.SPEC_INVALID_VALUE, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private boolean reportUnknown(JsonNode node, Place at) {
    List<String> known = new ArrayList<>(tag.map(Map.Entry::getKey).stream().toList());
    properties.forEach(p -> known.add(p.name()));
    boolean clean = true;
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String key = entry.getKey();
      if (known.contains(key) || (later.containsKey(key) && entry.getValue().isNull())) {
        continue;
      }
      clean = false;
      Place place = at.key(key);
      String why = later.get(key);
      if (why != null) {
        place.report(
            place
                .finding(FindingCode.SPEC_NOT_SUPPORTED_YET, "'" + key + "' is not supported yet")
                .remedy(why));
      } else {
        place.report(
            place
                .finding(
                    FindingCode.SPEC_UNKNOWN_PROPERTY, "unknown property '" + key + "' of " + name)
                .expected("one of " + String.join(", ", known))
                .remedy(DidYouMean.question(key, known)));
      }
    }
    return clean;
  }

  @Override
  public JsonNode write(T value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    tag.ifPresent(t -> object.put(t.getKey(), t.getValue()));
    properties.forEach(p -> p.write(value, object));
    return object;
  }

  @Override
  public ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.reference(name, () -> definition(definitions));
  }

  private ObjectNode definition(SchemaDefinitions definitions) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("description", description).put("type", "object");
    schema.put("additionalProperties", false);
    ObjectNode members = schema.putObject("properties");
    tag.ifPresent(t -> members.putObject(t.getKey()).put("const", t.getValue()));
    properties.forEach(p -> members.set(p.name(), p.schema(definitions)));
    ArrayNode required = JsonNodeFactory.instance.arrayNode();
    Stream.concat(
            tag.map(Map.Entry::getKey).stream(),
            properties.stream().filter(Property::required).map(Property::name))
        .forEach(required::add);
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }
}
