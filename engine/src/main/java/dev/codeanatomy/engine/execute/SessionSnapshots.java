package dev.codeanatomy.engine.execute;

import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.contract.snapshot.CapabilitySnapshot;
import dev.codeanatomy.contract.snapshot.CapabilitySnapshot.RegistrySummary;
import dev.codeanatomy.contract.snapshot.CapabilitySnapshot.Surface;
import dev.codeanatomy.contract.snapshot.DocsSnapshot;
import dev.codeanatomy.contract.snapshot.FunctionKind;
import dev.codeanatomy.contract.snapshot.InstalledPart;
import dev.codeanatomy.contract.snapshot.RegistrySnapshot;
import dev.codeanatomy.contract.snapshot.RuntimeInstall;
import dev.codeanatomy.contract.snapshot.SnapshotJson;
import dev.codeanatomy.contract.spec.ExecutionSpec;
import dev.codeanatomy.engine.catalog.EngineFunctions;
import dev.codeanatomy.engine.catalog.SessionCatalog;
import dev.codeanatomy.engine.catalog.SessionPlugin;
import dev.codeanatomy.engine.catalog.SessionRegistry;
import dev.codeanatomy.engine.delta.DeltaTables;
import dev.codeanatomy.engine.sql.Language;
import dev.codeanatomy.host.call.CallWatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a session with the engine's plugins and their own options is: its functions, what is written
 * about them, and all of it in short.
 *
 * @param registry every function that it can call
 * @param docs what is written about them
 * @param capabilities the same in short, with versions and what is installed
 */
public record SessionSnapshots(
    RegistrySnapshot registry, DocsSnapshot docs, CapabilitySnapshot capabilities) {

  private static final List<String> VIEWS = List.of("udf_docs", "udf_registry");

  /** Opens such a session, looks, and closes it; admits the plugins. */
  public static SessionSnapshots of(EngineRuntime runtime, PluginSet plugins) {
    DeltaFunctions delta = new DeltaFunctions(new DeltaTables(), Path.of("").toAbsolutePath());
    try (PluginSession session = plugins.open(List.of(), () -> false, CallWatch.OFF);
        SessionCatalog catalog =
            SessionCatalog.of(
                session.plugins(),
                new EngineFunctions(delta.functions(), runtime.allocator(), session.engineScope()),
                Language.CURRENT::names)) {
      SessionRegistry all = catalog.registry();
      RegistrySnapshot registry = all.registry();
      CapabilitySnapshot capabilities =
          new CapabilitySnapshot(
              EngineVersions.of(runtime),
              formats(),
              summary(registry),
              surfaces(delta, session.plugins()),
              install(runtime, delta, registry));
      return new SessionSnapshots(registry, all.docs(), capabilities);
    }
  }

  private static SortedMap<String, Long> formats() {
    return new TreeMap<>(
        Map.of(
            "execution_spec", (long) ExecutionSpec.VERSION,
            "plugin_manifest", (long) PluginManifest.VERSION,
            "registry_snapshot", SnapshotJson.REGISTRY.version(),
            "docs_snapshot", SnapshotJson.DOCS.version(),
            "capabilities_snapshot", SnapshotJson.CAPABILITIES.version()));
  }

  private static RegistrySummary summary(RegistrySnapshot registry) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (FunctionKind kind : FunctionKind.values()) {
      counts.put(kind.wire(), registry.count(kind));
    }
    return new RegistrySummary(counts, SnapshotJson.REGISTRY.hash(registry));
  }

  private static List<Surface> surfaces(DeltaFunctions delta, List<SessionPlugin> plugins) {
    List<String> providers =
        plugins.stream()
            .flatMap(
                plugin ->
                    plugin.exports().tableProviders().stream()
                        .map(factory -> plugin.namespace() + "." + factory.kind()))
            .sorted()
            .toList();
    return List.of(
        surface("delta_table_functions", delta.names()),
        surface("plugin_table_providers", providers),
        surface("registry_views", VIEWS),
        // Plugins cannot extend the planner of this release; there is nothing to call.
        surface("relation_planners", List.of()),
        surface("substrait", List.of()));
  }

  private static Surface surface(String name, List<String> entryPoints) {
    return new Surface(name, !entryPoints.isEmpty(), entryPoints);
  }

  private static RuntimeInstall install(
      EngineRuntime runtime, DeltaFunctions delta, RegistrySnapshot registry) {
    List<String> functions = new ArrayList<>(delta.names());
    functions.addAll(VIEWS);
    List<InstalledPart> parts = new ArrayList<>(RuntimeContract.ofClassPath());
    parts.add(RuntimeContract.ofLibrary(runtime.library()));
    parts.add(RuntimeContract.ofFunctions(functions, registry));
    parts.sort(Comparator.comparing(InstalledPart::name));
    RuntimeContract.require(parts);
    return new RuntimeInstall(RuntimeInstall.CURRENT, parts);
  }
}
