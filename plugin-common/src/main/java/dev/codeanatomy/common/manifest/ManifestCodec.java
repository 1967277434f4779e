package dev.codeanatomy.common.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.codeanatomy.common.capability.CapabilityRule;
import dev.codeanatomy.common.capability.ExportEntry;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.plugin.api.AbiVersion;
import dev.codeanatomy.plugin.api.OptionSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a manifest in two steps. The header is lenient: whatever else stands there, a host can say
 * "needs ABI 1.5". Once the header is negotiated the whole is read strictly: unknown property,
 * wrong type, duplicate key and a value out of range are each a finding with its JSON pointer, and
 * all of them are collected. Stateless.
 */
public final class ManifestCodec {
  private static final Predicate<String> ID = form("[a-z][a-z0-9]*([-.][a-z0-9]+){0,8}");
  private static final Predicate<String> VERSION =
      form("[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,9}([-+][0-9A-Za-z.+-]{1,60})?");
  private static final Predicate<String> ABI = form("(0|[1-9][0-9]{0,4})\\.(0|[1-9][0-9]{0,4})");
  private static final Predicate<String> BITS = form("0x[0-7]?[0-9a-f]{1,15}");
  private static final Predicate<String> NAMESPACE = form("[a-z][a-z0-9_]{0,62}");
  private static final Predicate<String> CLASS =
      form("[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*");
  private static final Predicate<String> MODULE = form("[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*");
  private static final Predicate<String> LINE = form("[^\\p{Cntrl}]{1,200}");
  private static final Predicate<String> TYPE = form("bool|int32|int64|float64|utf8");

  private ManifestCodec() {}

  private static Predicate<String> form(String regex) throws PatternSyntaxException {
    return Pattern.compile(regex).asMatchPredicate();
  }

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
    Optional<String> provider = root.text("provider", false, LINE, "one line of text");
    Optional<String> buildId = root.text("buildId", false, LINE, "one line of text");
    List<String> modules = modules(root);
    Optional<String> namespace =
        root.text("namespace", true, NAMESPACE, "lower case letters, digits, underscores");
    Optional<String> entryPoint =
        root.text("entryPoint", true, CLASS, "the binary name of a class");
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

  private static Optional<ManifestHeader> header(StrictObject root, List<Finding> findings) {
    int before = findings.size();
    Optional<Integer> manifestVersion = root.integer("manifestVersion", true, 1, 9999);
    Optional<String> id =
        root.text("id", true, ID, "lower case words joined by '-' or '.', for example my-plugin");
    Optional<String> version = root.text("version", true, VERSION, "a version such as 1.2.3");
    Optional<String> abi = root.text("abi", true, ABI, "major.minor, for example 0.1");
    Optional<Integer> arrow = root.integer("arrow", true, 1, 9999);
    Optional<Integer> java = root.integer("java", true, 8, 9999);
    Optional<String> bits =
        root.text("capabilities", true, BITS, "63 bits in lower case hex, for example 0x1f");
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

  private static List<String> modules(StrictObject root) {
    List<String> modules = new ArrayList<>();
    ArrayNode array = root.array("javaModules", false);
    for (int i = 0; i < array.size(); i++) {
      String place = root.pointer("javaModules") + "/" + i;
      JsonNode value = array.get(i);
      if (!value.isTextual()) {
        root.wrongType(place, value, "the name of a module of the JDK");
      } else if (!MODULE.test(value.textValue())) {
        root.invalid(place, value, "the name of a module of the JDK, for example jdk.compiler");
      } else if (modules.contains(value.textValue())) {
        root.duplicate(place, "the module '" + value.textValue() + "'");
      } else {
        modules.add(value.textValue());
      }
    }
    return modules;
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
        Optional<String> name =
            entry.text(
                "name", true, ExportEntry::isName, "lower case letters, digits, underscores");
        Optional<String> signature =
            entry.text("signature", true, text -> !text.isBlank(), "a signature");
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
    ArrayNode array = root.array("requires", false);
    for (int i = 0; i < array.size(); i++) {
      StrictObject entry = new StrictObject(array.get(i), "/requires/" + i, findings);
      Optional<String> plugin = entry.text("plugin", true, ID, "the id of a plugin");
      Optional<String> version = entry.text("version", true, LINE, "a range of versions");
      entry.end();
      plugin.ifPresent(
          id -> version.ifPresent(range -> requires.add(new PluginRequirement(id, range))));
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
      Optional<String> name =
          entry.text("name", true, ExportEntry::isName, "lower case letters, digits, underscores");
      Optional<String> type =
          entry.text("type", true, TYPE, "one of bool, int32, int64, float64, utf8");
      Optional<JsonNode> defaultValue = entry.member("default", false, "a value of the type");
      boolean required = entry.flag("required");
      List<String> allowed = new ArrayList<>();
      entry.array("allowedValues", false).forEach(value -> allowed.add(value.asText()));
      Optional<String> description =
          entry.text("description", false, text -> true, "what the option does");
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
          builder.allowedValues(allowed.toArray(String[]::new));
          description.ifPresent(builder::description);
          options.add(builder.build());
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
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

  private static Object value(String type, JsonNode value) {
    BigDecimal number = value.isNumber() ? value.decimalValue() : BigDecimal.ZERO;
    if (value.isNumber()) {
      return switch (type) {
        case "int32" -> number.intValueExact();
        case "int64" -> number.longValueExact();
        case "float64" -> number.doubleValue();
        default -> number;
      };
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isTextual() ? value.textValue() : value;
  }
}
