package dev.codeanatomy.common.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.codeanatomy.common.capability.CapabilityRule;
import dev.codeanatomy.common.capability.ExportEntry;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.option.OptionBinder;
import dev.codeanatomy.plugin.api.AbiVersion;
import dev.codeanatomy.plugin.api.OptionSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a manifest in two steps. The header is lenient: whatever else stands there, a host can say
 * "needs ABI 1.5". Once the header is negotiated the whole is read strictly: unknown property,
 * wrong type, duplicate key and a value out of range are each a finding with its JSON pointer, and
 * all of them are collected. Stateless.
 */
public final class ManifestCodec {
  private static final Set<String> NUMBERS = Set.of("int32", "int64", "float64");

  private ManifestCodec() {}

  /** Step one: what negotiation needs. */
  public static ManifestReading<ManifestHeader> readHeader(byte[] bytes) {
    JsonDocument document = JsonDocument.read(bytes);
    // Duplicates are for step two; here only text that is no JSON at all stops the reading.
    if (document.root().isMissingNode()) {
      return new ManifestReading.Unreadable<>(document.findings());
    }
    List<Finding> findings = new ArrayList<>();
    Optional<ManifestHeader> header =
        header(new StrictObject(document.root(), "", findings), findings);
    return header
        .<ManifestReading<ManifestHeader>>map(ManifestReading.Read::new)
        .orElseGet(() -> new ManifestReading.Unreadable<>(findings));
  }

  /** Step two: everything. */
  public static ManifestReading<PluginManifest> read(byte[] bytes) {
    JsonDocument document = JsonDocument.read(bytes);
    if (document.root().isMissingNode()) {
      return new ManifestReading.Unreadable<>(document.findings());
    }
    List<Finding> findings = new ArrayList<>(document.findings());
    StrictObject root = new StrictObject(document.root(), "", findings);
    Optional<ManifestHeader> header = header(root, findings);
    header
        .filter(read -> read.manifestVersion() != PluginManifest.VERSION)
        .ifPresent(read -> findings.add(anotherVersion(read.manifestVersion())));
    Optional<String> provider = root.text("provider", false, TextForm.LINE);
    Optional<String> buildId = root.text("buildId", false, TextForm.LINE);
    List<String> modules = root.texts("javaModules", TextForm.MODULE);
    Optional<String> namespace = root.text("namespace", true, TextForm.NAMESPACE);
    Optional<String> entryPoint = root.text("entryPoint", true, TextForm.CLASS);
    Map<String, List<ExportEntry>> exports = exports(root, findings);
    List<OptionSpec> options = options(root, findings);
    List<PluginRequirement> requires = requires(root, findings);
    var extensions = root.object("extensions");
    root.end();
    if (!findings.isEmpty()) {
      return new ManifestReading.Unreadable<>(findings);
    }
    return new ManifestReading.Read<>(
        new PluginManifest(
            header.orElseThrow(),
            provider,
            buildId,
            modules,
            namespace.orElseThrow(),
            entryPoint.orElseThrow(),
            exports,
            options,
            requires,
            extensions));
  }

  private static Finding anotherVersion(int version) {
    return Finding.of(
            FindingCode.MANIFEST_VERSION_UNSUPPORTED,
            "/manifestVersion",
            "manifest version " + version)
        .expected("version " + PluginManifest.VERSION);
  }

  private static Optional<ManifestHeader> header(StrictObject root, List<Finding> findings) {
    int before = findings.size();
    Optional<Integer> manifestVersion = root.integer("manifestVersion", true, 1, 9999);
    Optional<String> id = root.text("id", true, TextForm.ID);
    Optional<String> version = root.text("version", true, TextForm.VERSION);
    Optional<String> abi = root.text("abi", true, TextForm.ABI);
    Optional<Integer> arrow = root.integer("arrow", true, 1, 9999);
    Optional<Integer> java = root.integer("java", true, 8, 9999);
    Optional<String> bits = root.text("capabilities", true, TextForm.BITS);
    if (findings.size() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new ManifestHeader(
            manifestVersion.orElseThrow(),
            id.orElseThrow(),
            version.orElseThrow(),
            AbiVersion.parse(abi.orElseThrow()),
            arrow.orElseThrow(),
            java.orElseThrow(),
            Long.parseLong(bits.orElseThrow().substring(2), 16)));
  }

  private static Map<String, List<ExportEntry>> exports(StrictObject root, List<Finding> findings) {
    Map<String, List<ExportEntry>> exports = new LinkedHashMap<>();
    StrictObject object = new StrictObject(root.object("exports"), "/exports", findings);
    for (CapabilityRule rule : CapabilityRule.all()) {
      ArrayNode array = object.array(rule.exportKey(), false);
      List<ExportEntry> entries = new ArrayList<>();
      Set<String> names = new HashSet<>();
      for (int i = 0; i < array.size(); i++) {
        String place = object.pointer(rule.exportKey()) + "/" + i;
        StrictObject entry = new StrictObject(array.get(i), place, findings);
        Optional<String> name = entry.text("name", true, TextForm.NAME);
        Optional<String> signature = entry.text("signature", true, TextForm.SIGNATURE);
        Optional<Integer> revision = entry.integer("revision", true, 1, Integer.MAX_VALUE);
        entry.end();
        if (name.isPresent() && !names.add(name.get())) {
          root.duplicate(place + "/name", "the export '" + name.get() + "'");
        } else if (name.isPresent() && signature.isPresent() && revision.isPresent()) {
          entries.add(new ExportEntry(name.get(), signature.get(), revision.get()));
        }
      }
      if (!entries.isEmpty()) {
        exports.put(rule.exportKey(), entries);
      }
    }
    object.end();
    return exports;
  }

  private static List<PluginRequirement> requires(StrictObject root, List<Finding> findings) {
    List<PluginRequirement> requires = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    ArrayNode array = root.array("requires", false);
    for (int i = 0; i < array.size(); i++) {
      StrictObject entry = new StrictObject(array.get(i), "/requires/" + i, findings);
      Optional<String> plugin = entry.text("plugin", true, TextForm.ID);
      Optional<String> version = entry.text("version", true, TextForm.RANGE);
      entry.end();
      if (plugin.isPresent() && !ids.add(plugin.get())) {
        root.duplicate("/requires/" + i + "/plugin", "the plugin '" + plugin.get() + "'");
      } else if (plugin.isPresent() && version.isPresent()) {
        requires.add(new PluginRequirement(plugin.get(), version.get()));
      }
    }
    return requires;
  }

  private static List<OptionSpec> options(StrictObject root, List<Finding> findings) {
    List<OptionSpec> options = new ArrayList<>();
    Set<String> names = new HashSet<>();
    ArrayNode array = root.array("options", false);
    for (int i = 0; i < array.size(); i++) {
      String place = "/options/" + i;
      StrictObject entry = new StrictObject(array.get(i), place, findings);
      Optional<String> name = entry.text("name", true, TextForm.NAME);
      Optional<String> type = entry.text("type", true, TextForm.OPTION_TYPE);
      Optional<JsonNode> defaultValue = entry.member("default", false, "a value of the type");
      boolean required = entry.flag("required");
      List<Object> allowed = allowedValues(entry, place, type);
      boolean number = type.filter(NUMBERS::contains).isPresent();
      Optional<JsonNode> minimum =
          number ? entry.member("minimum", false, "a number") : Optional.empty();
      Optional<JsonNode> maximum =
          number ? entry.member("maximum", false, "a number") : Optional.empty();
      Optional<String> description = entry.text("description", false, TextForm.ANY);
      entry.end();
      if (name.isPresent() && !names.add(name.get())) {
        root.duplicate(place + "/name", "the option '" + name.get() + "'");
      } else if (name.isPresent() && type.isPresent()) {
        OptionSpec.Builder builder = builder(name.get(), type.get());
        try {
          defaultValue.ifPresent(value -> builder.defaultValue(value(type.get(), value)));
          if (required) {
            builder.required();
          }
          builder.allowedValues(allowed.toArray());
          minimum.ifPresent(value -> builder.minimum(value(type.get(), value)));
          maximum.ifPresent(value -> builder.maximum(value(type.get(), value)));
          description.ifPresent(builder::description);
          options.add(builder.build());
        } catch (IllegalArgumentException | IllegalStateException e) {
          root.invalid(place, array.get(i), "an option that is consistent: " + e.getMessage());
        }
      }
    }
    return options;
  }

  private static OptionSpec.Builder builder(String name, String type) {
    return switch (type) {
      case "bool" -> OptionSpec.bool(name);
      case "int32" -> OptionSpec.int32(name);
      case "int64" -> OptionSpec.int64(name);
      case "float64" -> OptionSpec.float64(name);
      default -> OptionSpec.utf8(name);
    };
  }

  private static List<Object> allowedValues(
      StrictObject option, String place, Optional<String> type) {
    List<Object> allowed = new ArrayList<>();
    ArrayNode array = option.array("allowedValues", false);
    for (int i = 0; i < array.size() && type.isPresent(); i++) {
      String at = place + "/allowedValues/" + i;
      Optional<Object> value = OptionBinder.value(type.get(), array.get(i));
      if (value.isEmpty()) {
        option.wrongType(at, array.get(i), "a value of type " + type.get());
      } else if (allowed.contains(value.get())) {
        option.duplicate(at, "'" + value.get() + "'");
      } else {
        allowed.add(value.get());
      }
    }
    return allowed;
  }

  /** The value as the option's type has it, or as it is: then the option refuses it. */
  private static Object value(String type, JsonNode value) {
    return OptionBinder.value(type, value).orElse(value);
  }
}
