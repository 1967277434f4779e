package dev.codeanatomy.host;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.host.archive.PluginCache;
import dev.codeanatomy.host.pf4j.IsolatedPlugins;
import dev.codeanatomy.host.prove.ExportProver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admits plugins and keeps them. Safe for many threads; admissions run one after another, and only
 * another admission or closing waits for one. Close it when no session uses its plugins any more.
 */
public final class PluginHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

  private final HostConfig config;
  private final PluginCache cache;
  private final IsolatedPlugins plugins;
  // Held while a plugin's code runs; the host's monitor never is. Taken before the monitor.
  private final ReentrantLock admissions = new ReentrantLock();
  private final Map<String, AdmittedPlugin> admitted = new TreeMap<>();
  private final List<AdmissionResult> results = new ArrayList<>();

  private PluginHost(HostConfig config) {
    this.config = config;
    this.cache = new PluginCache(config.cacheDirectory());
    this.plugins = new IsolatedPlugins(cache.directory());
  }

  /** Opens a host. Touches nothing on disk until the first admission. */
  public static PluginHost open(HostConfig config) {
    return new PluginHost(config);
  }

  /**
   * Runs the stages that execute no code of the plugin, and stops before load. Nothing is unpacked
   * or kept.
   */
  public AdmissionReport inspect(Path archive) {
    Admission admission = new Admission(archive);
    admission.readWithoutLoading(config);
    return admission.toReport();
  }

  /** Admits one archive, through all stages. Never throws for what is wrong with the archive. */
  public AdmissionResult admit(Path archive) {
    admissions.lock();
    try {
      return admitAlone(archive);
    } finally {
      admissions.unlock();
    }
  }

  private AdmissionResult admitAlone(Path archive) {
    Admission admission = new Admission(archive);
    AdmissionResult result =
        admission
            .readWithoutLoading(config)
            .flatMap(candidate -> load(admission, candidate))
            .<AdmissionResult>map(p -> new AdmissionResult.Admitted(p, admission.toReport()))
            .orElseGet(
                () ->
                    admission.failedWhileRunning()
                        ? new AdmissionResult.Quarantined(admission.toReport())
                        : new AdmissionResult.Refused(admission.toReport()));
    keep(result);
    return result;
  }

  private synchronized void keep(AdmissionResult result) {
    if (result instanceof AdmissionResult.Admitted ok) {
      admitted.put(ok.plugin().id(), ok.plugin());
      logInventory(ok.plugin());
    }
    results.add(result);
  }

  /**
   * Admits every {@code .zip} and {@code .jar} directly in a directory, by name; one that is
   * refused does not stop the others.
   *
   * @throws IOException if the directory cannot be listed
   */
  public List<AdmissionResult> admitAll(Path directory) throws IOException {
    List<Path> archives;
    try (Stream<Path> files = Files.list(directory)) {
      archives = files.filter(PluginHost::isArchive).sorted().toList();
    }
    return archives.stream().map(this::admit).toList();
  }

  private static boolean isArchive(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Files.isRegularFile(file) && (name.endsWith(".zip") || name.endsWith(".jar"));
  }

  private Optional<AdmittedPlugin> load(Admission admission, Admission.Candidate candidate) {
    Optional<Finding> conflict = conflict(candidate);
    if (conflict.isPresent()) {
      admission.report(AdmissionStage.LOAD, List.of(conflict.get()));
      return Optional.empty();
    }
    PluginLoading loading = new PluginLoading(config, cache, plugins, candidate);
    Optional<AdmittedPlugin.LoadedPlugin> loaded = Optional.empty();
    boolean kept = false;
    try {
      loaded = loading.load(admission);
      if (loaded.isEmpty()) {
        return Optional.empty();
      }
      ExportProver prover =
          new ExportProver(loaded.get().options(), loaded.get().allocator(), loading.calls());
      ExportProver.Proofs proofs = prover.prove(candidate.manifest().id(), loaded.get().exports());
      admission.proved(proofs.proofs());
      kept = admission.report(AdmissionStage.PROVE, proofs.findings());
      return kept
          ? Optional.of(
              new AdmittedPlugin(candidate.manifest(), candidate.archive().hash(), loaded.get()))
          : Optional.empty();
    } finally {
      if (!kept) {
        loading.discard();
      }
    }
  }

  /** The archive that the loaded plugin of this id came from. */
  private String source(String id) {
    return results.stream()
        .filter(
            result ->
                result instanceof AdmissionResult.Admitted
                    && ((AdmissionResult.Admitted) result).plugin().id().equals(id))
        .map(result -> result.report().source().toString())
        .findFirst()
        .orElse("a plugin that is being admitted");
  }

  private synchronized Optional<Finding> conflict(Admission.Candidate candidate) {
    String id = candidate.manifest().id();
    if (plugins.isLoaded(id)) {
      return Optional.of(
          Finding.of(
                  FindingCode.PLUGIN_ID_TAKEN,
                  candidate.archive().path().toString(),
                  "id '" + id + "', which is also the id of " + source(id))
              .expected("an id that no loaded plugin has"));
    }
    String namespace = candidate.manifest().namespace();
    return admitted.values().stream()
        .filter(other -> other.manifest().namespace().equals(namespace))
        .findFirst()
        .map(
            other ->
                Finding.of(
                        FindingCode.PLUGIN_SET_CONFLICT,
                        id,
                        "namespace '" + namespace + "', which plugin '" + other.id() + "' has too")
                    .expected("a namespace of its own"));
  }

  private static void logInventory(AdmittedPlugin plugin) {
    LOG.info(
        "Admitted plugin {} {} ({}): {} exports",
        plugin.id(),
        plugin.manifest().version(),
        plugin.contentHash(),
        plugin.manifest().exports().values().stream().mapToInt(List::size).sum());
  }

  /** The plugins that are loaded, by id. */
  public synchronized List<AdmittedPlugin> admitted() {
    return List.copyOf(admitted.values());
  }

  /** The loaded plugin of this id. */
  public synchronized Optional<AdmittedPlugin> plugin(String id) {
    return Optional.ofNullable(admitted.get(id));
  }

  /** What came of every admission, in their order. An unloaded plugin's is forgotten. */
  public synchronized List<AdmissionResult> results() {
    return List.copyOf(results);
  }

  /** Unloads a plugin that nobody leases: closes its allocator and its loader. */
  public synchronized UnloadResult unload(String id) {
    Optional<AdmittedPlugin> plugin = plugin(id);
    if (plugin.isEmpty()) {
      return new UnloadResult.NotLoaded();
    }
    if (!plugin.get().retire()) {
      int leases = plugin.get().leases();
      return new UnloadResult.InUse(
          leases,
          Finding.of(FindingCode.PLUGIN_IN_USE, id, leases + " open leases").expected("none"));
    }
    admitted.remove(id);
    results.removeIf(
        result -> result instanceof AdmissionResult.Admitted ok && ok.plugin() == plugin.get());
    PluginLoading.unload(plugins, id);
    return new UnloadResult.Unloaded(PluginLoading.close(plugin.get().allocator()));
  }

  /**
   * Unloads all plugins; waits for an admission that goes on.
   *
   * @throws IllegalStateException if one is still leased; the others are unloaded
   */
  @Override
  public void close() {
    admissions.lock();
    try {
      unloadAll();
    } finally {
      admissions.unlock();
    }
  }

  private synchronized void unloadAll() {
    List<String> inUse =
        List.copyOf(admitted.keySet()).stream()
            .filter(id -> unload(id) instanceof UnloadResult.InUse)
            .toList();
    if (!inUse.isEmpty()) {
      throw new IllegalStateException("A host is closed while sessions lease " + inUse);
    }
  }
}
