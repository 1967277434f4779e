package dev.codeanatomy.common.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schema says what the codec does: at each object of a complete manifest, the same properties,
 * the same of them required, the same types and forms. That documents fit or do not is tested where
 * the schema is published.
 */
class ManifestSchemaTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final JsonNode SCHEMA = ManifestSchema.document();

  /**
   * An object of the complete manifest.
   *
   * @param pointer where it stands
   * @param schema what the schema says of it
   */
  record Place(String pointer, JsonNode schema) {
    Set<String> properties() {
      Set<String> names = new TreeSet<>();
      schema.path("properties").fieldNames().forEachRemaining(names::add);
      return names;
    }

    Set<String> required() {
      Set<String> names = new TreeSet<>();
      schema.path("required").forEach(name -> names.add(name.textValue()));
      return names;
    }

    ObjectNode in(ObjectNode manifest) {
      return (ObjectNode) manifest.at(pointer);
    }

    @Override
    public String toString() {
      return pointer.isEmpty() ? "the manifest" : pointer;
    }
  }

  static List<Place> places() {
    List<Place> places = new ArrayList<>();
    collect(new Place("", SCHEMA), Manifests.complete(), places);
    return places;
  }

  private static void collect(Place place, JsonNode value, List<Place> places) {
    if (place.properties().isEmpty()) {
      return;
    }
    places.add(place);
    for (String name : place.properties()) {
      JsonNode schema = place.schema().path("properties").path(name);
      String pointer = place.pointer() + "/" + name;
      collect(new Place(pointer, resolved(schema, value.path(name))), value.path(name), places);
      for (int i = 0; i < value.path(name).size() && schema.has("items"); i++) {
        JsonNode item = value.path(name).get(i);
        collect(new Place(pointer + "/" + i, resolved(schema.get("items"), item)), item, places);
      }
    }
  }

  /** Follows a reference, and of a choice takes the one for the value's type of option. */
  private static JsonNode resolved(JsonNode schema, JsonNode value) {
    if (schema.has("oneOf")) {
      return Stream.iterate(0, i -> i < schema.get("oneOf").size(), i -> i + 1)
          .map(i -> resolved(schema.get("oneOf").get(i), value))
          .filter(one -> one.at("/properties/type/const").equals(value.path("type")))
          .findFirst()
          .orElseThrow();
    }
    return schema.has("$ref") ? SCHEMA.at(schema.get("$ref").textValue().substring(1)) : schema;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void thePropertiesAreThoseThatTheCodecKnows(Place place) {
    ObjectNode manifest = Manifests.complete();
    place.in(manifest).put("zzz", 1);

    Finding unknown = single(manifest, FindingCode.MANIFEST_UNKNOWN_PROPERTY);
    String known = unknown.expected().orElseThrow().replaceFirst("^one of ", "");
    assertThat(unknown.where()).isEqualTo(place.pointer() + "/zzz");
    assertThat(Set.of(known.split(", "))).isEqualTo(place.properties());
    assertThat(place.schema().get("additionalProperties")).isEqualTo(JSON.booleanNode(false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void whatIsRequiredIsRequiredByTheCodec(Place place) {
    Set<String> required = new TreeSet<>();
    for (String name : place.properties()) {
      ObjectNode manifest = Manifests.complete();
      place.in(manifest).remove(name);
      Manifests.findings(manifest.toString()).stream()
          .filter(finding -> finding.code() == FindingCode.MANIFEST_MISSING_PROPERTY)
          .forEach(finding -> required.add(finding.where().replaceFirst(".*/", "")));
    }

    assertThat(required).isEqualTo(place.required());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("places")
  void noPropertyTakesAnotherType(Place place) {
    for (String name : place.properties()) {
      JsonNode schema = place.schema().path("properties").path(name);
      for (Map.Entry<String, JsonNode> other : valuesByType().entrySet()) {
        if (!takes(schema, other.getKey())) {
          ObjectNode manifest = Manifests.complete();
          place.in(manifest).set(name, other.getValue());

          assertThat(Manifests.findings(manifest.toString()))
              .as("%s/%s = %s", place.pointer(), name, other.getValue())
              .isNotEmpty();
        }
      }
    }
  }

  private static Map<String, JsonNode> valuesByType() {
    return Map.of(
        "string", JSON.textNode("\u0001"),
        "integer", JSON.numberNode(7),
        "number", JSON.numberNode(7.5),
        "boolean", JSON.booleanNode(true),
        "array", JSON.arrayNode().add(JSON.nullNode()),
        "object", JSON.objectNode().put("zzz", 1),
        "null", JSON.nullNode());
  }

  private static boolean takes(JsonNode schema, String type) {
    String wanted = schema.path("type").asText();
    boolean fits = wanted.equals(type) || (wanted.equals("number") && type.equals("integer"));
    // Of these types the value at hand breaks the pattern, the items or the properties.
    return fits
        && !schema.has("pattern")
        && !schema.has("items")
        && !schema.has("properties")
        && (!schema.has("minimum") || schema.get("minimum").asLong() <= 7);
  }

  private static Finding single(ObjectNode manifest, FindingCode code) {
    List<Finding> findings = Manifests.findings(manifest.toString());
    assertThat(findings).extracting(Finding::code).containsExactly(code);
    return findings.get(0);
  }
}
