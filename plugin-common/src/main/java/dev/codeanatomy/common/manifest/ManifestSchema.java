package dev.codeanatomy.common.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.capability.CapabilityRule;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The JSON Schema (2020-12) of plugin.json, of what the codec reads strictly. It says everything
 * about the form; what members say about each other (a bit without an export, a required option
 * with a default) only the codec and the host check. Stateless.
 */
public final class ManifestSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ManifestSchema() {}

  /** The whole document. The caller owns it. */
  public static ObjectNode document() {
    ObjectNode document = JSON.objectNode();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("$id", "https://codeanatomy.dev/schema/plugin-manifest-1.json");
    document.put("title", "CodeAnatomy plugin manifest, version 1");
    document.put(
        "description",
        PluginManifest.PATH + " of a plugin. Builds derive it with 'codeanatomy plugin manifest'.");
    document.setAll(root());
    ObjectNode definitions = document.putObject("$defs");
    definitions.set("Export", export());
    optionValues().forEach((type, value) -> definitions.set(name(type), option(type, value)));
    definitions.set("Requirement", requirement());
    return document;
  }

  private static ObjectNode root() {
    ObjectNode properties = JSON.objectNode();
    properties.set(
        "manifestVersion",
        described(
            JSON.objectNode().put("const", PluginManifest.VERSION), "The version of this form."));
    properties.set("id", described(text(TextForm.ID), "The plugin's id."));
    properties.set("version", described(text(TextForm.VERSION), "The plugin's own version."));
    properties.set("provider", described(text(TextForm.LINE), "Who made it."));
    properties.set("buildId", described(text(TextForm.LINE), "What names the build."));
    properties.set("abi", described(text(TextForm.ABI), "The lowest ABI that it runs on."));
    properties.set("arrow", described(integer(1, 9999), "Arrow's major version."));
    properties.set("java", described(integer(8, 9999), "The lowest Java feature release."));
    properties.set(
        "javaModules",
        described(
            once(text(TextForm.MODULE)), "The modules of the JDK that it uses beyond java.base."));
    properties.set(
        "namespace",
        described(text(TextForm.NAMESPACE), "What qualifies its functions: namespace.function."));
    properties.set(
        "entryPoint", described(text(TextForm.CLASS), "The class that implements PluginModule."));
    properties.set(
        "capabilities", described(text(TextForm.BITS), "The capability bits, in hexadecimal."));
    properties.set("exports", exports());
    ObjectNode options = JSON.objectNode();
    ArrayNode choices = options.putArray("oneOf");
    optionValues().keySet().forEach(type -> choices.add(reference(name(type))));
    properties.set("options", described(array(options), "The plugin's options, by name once."));
    properties.set(
        "requires",
        described(array(reference("Requirement")), "Other plugins it needs, by id once."));
    properties.set(
        "extensions",
        described(
            JSON.objectNode().put("type", "object"), "What only some hosts know; any members."));
    return object(
        properties,
        List.of(
            "manifestVersion",
            "id",
            "version",
            "abi",
            "arrow",
            "java",
            "namespace",
            "entryPoint",
            "capabilities"));
  }

  private static ObjectNode exports() {
    ObjectNode properties = JSON.objectNode();
    for (CapabilityRule rule : CapabilityRule.all()) {
      properties.set(
          rule.exportKey(),
          described(
              array(reference("Export")),
              "What bit "
                  + rule.capability().bit()
                  + " ("
                  + rule.capability()
                  + ") covers, since ABI "
                  + rule.since()
                  + ". Of each the host proves that it "
                  + rule.proves()
                  + "."));
    }
    return described(object(properties, List.of()), "What the plugin exports, by kind.");
  }

  private static ObjectNode export() {
    ObjectNode properties = JSON.objectNode();
    properties.set("name", described(text(TextForm.NAME), "Its name, once in its list."));
    properties.set(
        "signature", described(text(TextForm.SIGNATURE), "As FunctionSpec.signature() spells it."));
    properties.set(
        "revision",
        described(integer(1, Integer.MAX_VALUE), "Grows when it answers otherwise than before."));
    return object(properties, List.of("name", "signature", "revision"));
  }

  private static Map<String, ObjectNode> optionValues() {
    Map<String, ObjectNode> values = new TreeMap<>();
    values.put("bool", JSON.objectNode().put("type", "boolean"));
    values.put("int32", integer(Integer.MIN_VALUE, Integer.MAX_VALUE));
    values.put("int64", integer(Long.MIN_VALUE, Long.MAX_VALUE));
    values.put("float64", JSON.objectNode().put("type", "number"));
    values.put("utf8", JSON.objectNode().put("type", "string"));
    return values;
  }

  private static String name(String optionType) {
    return "Option_" + optionType;
  }

  private static ObjectNode option(String type, ObjectNode value) {
    ObjectNode properties = JSON.objectNode();
    properties.set("name", described(text(TextForm.NAME), "Its name."));
    properties.set("type", JSON.objectNode().put("const", type));
    properties.set("default", described(value.deepCopy(), "Its value where none is given."));
    properties.set(
        "required",
        described(
            JSON.objectNode().put("type", "boolean"),
            "Whether a value must be given; then it has no default."));
    properties.set(
        "allowedValues",
        described(
            once(value.deepCopy()),
            "The values allowed; any if there are none. The default is among them."));
    if (!value.path("type").textValue().matches("boolean|string")) {
      properties.set("minimum", described(value.deepCopy(), "The least value allowed."));
      properties.set("maximum", described(value.deepCopy(), "The greatest value allowed."));
    }
    properties.set(
        "description", described(JSON.objectNode().put("type", "string"), "What the option does."));
    return object(properties, List.of("name", "type"));
  }

  private static ObjectNode requirement() {
    ObjectNode properties = JSON.objectNode();
    properties.set("plugin", described(text(TextForm.ID), "The other plugin's id."));
    properties.set("version", described(text(TextForm.RANGE), "Which versions of it fit."));
    return object(properties, List.of("plugin", "version"));
  }

  private static ObjectNode object(ObjectNode properties, List<String> required) {
    ObjectNode object = JSON.objectNode();
    object.put("type", "object").put("additionalProperties", false);
    object.set("properties", properties);
    if (!required.isEmpty()) {
      ArrayNode names = object.putArray("required");
      required.forEach(names::add);
    }
    return object;
  }

  private static ObjectNode array(JsonNode items) {
    ObjectNode array = JSON.objectNode().put("type", "array");
    array.set("items", items);
    return array;
  }

  private static ObjectNode once(JsonNode items) {
    return array(items).put("uniqueItems", true);
  }

  private static ObjectNode text(TextForm form) {
    return JSON.objectNode()
        .put("type", "string")
        .put("pattern", "^(?:" + form.regex().pattern() + ")$");
  }

  private static ObjectNode integer(long low, long high) {
    return JSON.objectNode().put("type", "integer").put("minimum", low).put("maximum", high);
  }

  private static ObjectNode reference(String definition) {
    return JSON.objectNode().put("$ref", "#/$defs/" + definition);
  }

  private static ObjectNode described(ObjectNode schema, String description) {
    return schema.put("description", description);
  }
}
