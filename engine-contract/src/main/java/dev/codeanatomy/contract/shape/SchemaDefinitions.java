package dev.codeanatomy.contract.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The named object schemas of one document. Not thread-safe. */
public final class SchemaDefinitions {
  private final SortedMap<String, ObjectNode> definitions = new TreeMap<>();

  /** A reference to the named schema, which is made on first use. */
  ObjectNode reference(String name, Supplier<ObjectNode> schema) {
    if (!definitions.containsKey(name)) {
      definitions.put(name, JsonNodeFactory.instance.objectNode());
      definitions.put(name, schema.get());
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
  }

  /**
   * A complete schema document for a shape.
   *
   * @param id the schema's own address
   */
  public static ObjectNode document(String id, String title, Shape<?> shape) {
    SchemaDefinitions all = new SchemaDefinitions();
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("$id", id);
    document.put("title", title);
    document.setAll(shape.schema(all));
    ObjectNode definitions = document.putObject("$defs");
    all.definitions.forEach(definitions::set);
    return document;
  }
}
