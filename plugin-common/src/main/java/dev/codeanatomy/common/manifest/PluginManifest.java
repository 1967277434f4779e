package dev.codeanatomy.common.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.capability.ExportEntry;
import dev.codeanatomy.plugin.api.AbiVersion;
import dev.codeanatomy.plugin.api.OptionSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A plugin's manifest, whole and checked.
 *
 * @param header what negotiation reads
 * @param provider who made it
 * @param buildId what names the build
 * @param javaModules the JDK's modules it uses beyond java.base, sorted
 * @param namespace what qualifies its functions: {@code namespace.function}
 * @param entryPoint the binary name of the class that implements {@code PluginModule}
 * @param exports by export key, as the capability rules name them
 * @param options the plugin's options
 * @param requires other plugins it needs
 * @param extensions advisory exports, for hosts that know them
 */
public record PluginManifest(
    ManifestHeader header,
    Optional<String> provider,
    Optional<String> buildId,
    List<String> javaModules,
    String namespace,
    String entryPoint,
    Map<String, List<ExportEntry>> exports,
    List<OptionSpec> options,
    List<PluginRequirement> requires,
    ObjectNode extensions) {

  /** Where the manifest stands in a plugin. */
  public static final String PATH = "META-INF/codeanatomy/plugin.json";

  /** The version of the manifest's form that this code reads and writes. */
  public static final int VERSION = 1;

  /** Copies the collections. */
  public PluginManifest {
    List<String> modules = new ArrayList<>(javaModules);
    Collections.sort(modules);
    javaModules = List.copyOf(modules);
    Map<String, List<ExportEntry>> sorted = new TreeMap<>();
    exports.forEach((key, entries) -> sorted.put(key, List.copyOf(entries)));
    exports = Collections.unmodifiableMap(sorted);
    options = List.copyOf(options);
    requires = List.copyOf(requires);
    extensions = extensions.deepCopy();
  }

  public String id() {
    return header.id();
  }

  public String version() {
    return header.version();
  }

  public AbiVersion abi() {
    return header.abi();
  }

  /** The exports under one key; empty if there are none. */
  public List<ExportEntry> exports(String key) {
    return Optional.ofNullable(exports.get(key)).orElse(List.of());
  }

  /** The manifest as the file holds it. */
  public JsonNode toJson() {
    return ManifestWriter.write(this);
  }
}
