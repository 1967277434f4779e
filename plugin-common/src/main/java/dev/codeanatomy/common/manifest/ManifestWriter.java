package dev.codeanatomy.common.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.capability.ExportEntry;
import dev.codeanatomy.common.number.Float64Decimals;
import dev.codeanatomy.plugin.api.OptionSpec;
import java.util.List;

/** Writes a manifest in the order in which its documentation names the members. */
final class ManifestWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ManifestWriter() {}

  static JsonNode write(PluginManifest manifest) {
    ManifestHeader header = manifest.header();
    ObjectNode root = JSON.objectNode();
    root.put("manifestVersion", header.manifestVersion());
    root.put("id", header.id());
    root.put("version", header.version());
    manifest.provider().ifPresent(provider -> root.put("provider", provider));
    manifest.buildId().ifPresent(build -> root.put("buildId", build));
    root.put("abi", header.abi().toString());
    root.put("arrow", header.arrow());
    root.put("java", header.java());
    ArrayNode modules = root.putArray("javaModules");
    manifest.javaModules().forEach(modules::add);
    root.put("namespace", manifest.namespace());
    root.put("entryPoint", manifest.entryPoint());
    root.put("capabilities", "0x" + Long.toHexString(header.capabilities()));
    ObjectNode exports = root.putObject("exports");
    manifest.exports().forEach((key, entries) -> exports.set(key, entries(entries)));
    ArrayNode options = root.putArray("options");
    manifest.options().forEach(option -> options.add(option(option)));
    ArrayNode requires = root.putArray("requires");
    for (PluginRequirement requirement : manifest.requires()) {
      requires
          .addObject()
          .put("plugin", requirement.plugin())
          .put("version", requirement.version());
    }
    root.set("extensions", manifest.extensions());
    return root;
  }

  private static ArrayNode entries(List<ExportEntry> entries) {
    ArrayNode array = JSON.arrayNode();
    for (ExportEntry entry : entries) {
      array
          .addObject()
          .put("name", entry.name())
          .put("signature", entry.signature())
          .put("revision", entry.revision());
    }
    return array;
  }

  static ObjectNode option(OptionSpec option) {
    ObjectNode node = JSON.objectNode();
    node.put("name", option.name());
    node.put("type", option.type());
    option.defaultValue().ifPresent(value -> node.set("default", value(value)));
    if (option.required()) {
      node.put("required", true);
    }
    if (!option.allowedValues().isEmpty()) {
      ArrayNode allowed = node.putArray("allowedValues");
      option.allowedValues().forEach(value -> allowed.add(value(value)));
    }
    option.minimum().ifPresent(value -> node.set("minimum", value(value)));
    option.maximum().ifPresent(value -> node.set("maximum", value(value)));
    if (!option.description().isEmpty()) {
      node.put("description", option.description());
    }
    return node;
  }

  private static JsonNode value(Object value) {
    if (value instanceof Boolean) {
      return JSON.booleanNode((Boolean) value);
    }
    if (value instanceof Integer || value instanceof Long) {
      return JSON.numberNode(((Number) value).longValue());
    }
    if (value instanceof Double && Double.isFinite((Double) value)) {
      return JSON.numberNode(Float64Decimals.shortest((Double) value));
    }
    // JSON has no number for what is not finite: the codec says so of the text.
    return JSON.textNode(value.toString());
  }
}
