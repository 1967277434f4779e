package dev.codeanatomy.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.capability.ExportEntry;
import dev.codeanatomy.common.digest.CanonicalJson;
import dev.codeanatomy.contract.result.PluginInfo;
import dev.codeanatomy.contract.snapshot.CapabilitySnapshot;
import dev.codeanatomy.contract.snapshot.DocsSnapshot;
import dev.codeanatomy.contract.snapshot.RegistrySnapshot;
import dev.codeanatomy.contract.snapshot.SnapshotJson;
import dev.codeanatomy.contract.spec.ExecutionSpec;
import dev.codeanatomy.engine.execute.EngineRuntime;
import dev.codeanatomy.engine.execute.EngineVersions;
import dev.codeanatomy.engine.execute.PluginSet;
import dev.codeanatomy.engine.execute.SessionSnapshots;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import dev.codeanatomy.engine.session.Location;
import dev.codeanatomy.engine.session.Locations;
import dev.codeanatomy.engine.sql.Language;
import dev.codeanatomy.host.AdmissionReport;
import dev.codeanatomy.host.AdmittedPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an engine is made of and can do. Immutable.
 *
 * @param versions of the engine and its parts, by name
 * @param specVersion the version of the execution spec it reads
 * @param profile the share of the machine it uses
 * @param locations where it looks, and why there
 * @param library the file of the native library that was loaded, and where it is from
 * @param plugins the admitted plugins, by id
 * @param rejected the archives that were not admitted, with the first reason
 * @param functions names of the language's operators and functions, sorted
 * @param registry every function that a session with these plugins can call
 * @param docs what is written about them
 * @param snapshot the same in short, as another process compares it
 */
public record Capabilities(
    SortedMap<String, String> versions,
    int specVersion,
    EnvironmentProfile profile,
    Locations locations,
    Location library,
    List<Plugin> plugins,
    SortedMap<String, String> rejected,
    List<String> functions,
    RegistrySnapshot registry,
    DocsSnapshot docs,
    CapabilitySnapshot snapshot) {
  public Capabilities {
    versions = new TreeMap<>(versions);
    plugins = List.copyOf(plugins);
    rejected = new TreeMap<>(rejected);
    functions = List.copyOf(functions);
  }

  /**
   * One admitted plugin.
   *
   * @param info who it is
   * @param namespace what qualifies its functions
   * @param exports what it exports, by kind as the manifest names kinds
   */
  public record Plugin(
      PluginInfo info, String namespace, SortedMap<String, List<ExportEntry>> exports) {}

  static Capabilities of(EngineRuntime runtime, PluginSet plugins) {
    List<Plugin> admitted = new ArrayList<>();
    for (AdmittedPlugin plugin : plugins.admitted()) {
      admitted.add(
          new Plugin(
              PluginSet.info(plugin),
              plugin.manifest().namespace(),
              new TreeMap<>(plugin.manifest().exports())));
    }
    SortedMap<String, String> rejected = new TreeMap<>();
    for (AdmissionReport report : plugins.rejected()) {
      rejected.put(
          report.source().toString(),
          report.findings().stream().map(Object::toString).findFirst().orElse("no reason given"));
    }
    SessionSnapshots session = SessionSnapshots.of(runtime, plugins);
    return new Capabilities(
        EngineVersions.of(runtime),
        ExecutionSpec.VERSION,
        runtime.profile(),
        runtime.locations(),
        new Location(runtime.library().file(), "unpacked from duckdb_jdbc"),
        admitted,
        rejected,
        Language.CURRENT.functionNames(),
        session.registry(),
        session.docs(),
        session.capabilities());
  }

  /** The canonical JSON form; equal capabilities have equal bytes. */
  public String toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    versions.forEach(json.putObject("versions")::put);
    json.put("spec_version", specVersion);
    ObjectNode share = json.putObject("profile");
    share.put("name", profile.label());
    share.put("memory_bytes", profile.memoryBytes());
    share.put("executor_bytes", profile.executorBytes());
    share.put("arrow_bytes", profile.arrowBytes());
    share.put("heap_bytes", profile.heapBytes());
    share.put("threads", profile.threads());
    ObjectNode places = json.putObject("locations");
    locations.plugins().ifPresent(location -> place(places, "plugins", location));
    place(places, "cache", locations.cache());
    place(places, "scratch", locations.scratch());
    place(places, "library", library);
    place(places, "jdk", locations.jdk());
    ArrayNode all = json.putArray("plugins");
    plugins.forEach(plugin -> plugin(all.addObject(), plugin));
    rejected.forEach(json.putObject("rejected")::put);
    functions.forEach(json.putArray("functions")::add);
    json.set("snapshot", SnapshotJson.CAPABILITIES.tree(snapshot));
    return CanonicalJson.text(json);
  }

  private static void place(ObjectNode places, String name, Location location) {
    ObjectNode place = places.putObject(name);
    place.put("path", location.path().toString());
    place.put("source", location.source());
  }

  private static void plugin(ObjectNode json, Plugin plugin) {
    json.put("id", plugin.info().id());
    json.put("version", plugin.info().version());
    json.put("hash", plugin.info().hash());
    json.put("namespace", plugin.namespace());
    plugin.info().bits().forEach(json.putArray("capabilities")::add);
    ObjectNode exports = json.putObject("exports");
    for (Map.Entry<String, List<ExportEntry>> kind : plugin.exports().entrySet()) {
      ArrayNode entries = exports.putArray(kind.getKey());
      for (ExportEntry entry : kind.getValue()) {
        ObjectNode one = entries.addObject();
        one.put("name", entry.name());
        one.put("signature", entry.signature());
        one.put("revision", entry.revision());
      }
    }
  }
}
