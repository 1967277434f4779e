package dev.codeanatomy.engine.execute;

import com.fasterxml.jackson.databind.JsonNode;
import dev.codeanatomy.common.capability.CapabilityRule;
import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.finding.Severity;
import dev.codeanatomy.common.manifest.VersionRange;
import dev.codeanatomy.common.option.OptionBinder;
import dev.codeanatomy.common.option.OptionBinding;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.result.PluginInfo;
import dev.codeanatomy.contract.spec.PluginRequirement;
import dev.codeanatomy.engine.catalog.PlanningException;
import dev.codeanatomy.engine.session.Location;
import dev.codeanatomy.host.AdmissionReport;
import dev.codeanatomy.host.AdmissionResult;
import dev.codeanatomy.host.AdmittedPlugin;
import dev.codeanatomy.host.HostConfig;
import dev.codeanatomy.host.PluginHost;
import dev.codeanatomy.host.call.CallWatch;
import dev.codeanatomy.plugin.api.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * The plugins of one engine: admitted from the plugin directory when something first needs one, and
 * kept until the engine is closed. Safe for many threads.
 */
public final class PluginSet implements AutoCloseable {
  private final EngineRuntime runtime;
  private Optional<PluginHost> host = Optional.empty();
  private List<AdmissionResult> results = List.of();

  public PluginSet(EngineRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * What came of each archive in the plugin directory, by file name; admits them at the first call.
   *
   * @throws EngineException if the directory that was named cannot be listed
   */
  public synchronized List<AdmissionResult> results() {
    if (host.isEmpty()) {
      PluginHost opened =
          PluginHost.open(
              HostConfig.of(
                  runtime.locations().cache().path().resolve("plugins"), runtime.allocator()));
      host = Optional.of(opened);
      Optional<Location> directory = runtime.locations().plugins();
      if (directory.isPresent()) {
        results = admit(opened, directory.get());
      }
    }
    return results;
  }

  private static List<AdmissionResult> admit(PluginHost host, Location directory) {
    try {
      return host.admitAll(directory.path());
    } catch (IOException failure) {
      throw new EngineException(
          EngineStage.ADMIT,
          Finding.of(
                  FindingCode.PLUGIN_DIRECTORY_UNREADABLE,
                  directory.path().toString(),
                  "the plugin directory (" + directory.source() + ") cannot be listed")
              .expected("a directory with plugin archives"),
          failure);
    }
  }

  /** The admitted plugins that sessions may use, by id. */
  public List<AdmittedPlugin> admitted() {
    return loaded().stream().filter(plugin -> plugin.suspicion().isEmpty()).toList();
  }

  /** The admitted plugins that no new session may use, by id. */
  private List<AdmittedPlugin> suspects() {
    return loaded().stream().filter(plugin -> plugin.suspicion().isPresent()).toList();
  }

  private List<AdmittedPlugin> loaded() {
    results();
    synchronized (this) {
      return host.map(PluginHost::admitted).orElse(List.of());
    }
  }

  /**
   * Bars a plugin from new sessions.
   *
   * @param why what it did
   */
  void suspect(String id, String why) {
    loaded().stream()
        .filter(plugin -> plugin.id().equals(id))
        .forEach(plugin -> plugin.suspect(why));
  }

  /**
   * What was refused while a plugin was barred, with the reason if that may be it: its functions
   * are unknown to new sessions.
   */
  PlanningException explained(PlanningException refused) {
    List<AdmittedPlugin> suspects = suspects();
    if (suspects.isEmpty() || refused.finding().code() != FindingCode.PLAN_UNKNOWN_FUNCTION) {
      return refused;
    }
    AdmittedPlugin suspect = suspects.get(0);
    Finding finding = refused.finding();
    return new PlanningException(
        Finding.of(
            FindingCode.RUN_PLUGIN_SUSPECT,
            finding.where(),
            finding.found()
                + ", and plugin '"
                + suspect.id()
                + "' is barred: "
                + suspect.suspicion().orElseThrow()),
        refused);
  }

  /** What went wrong with the archives that were not admitted. */
  public List<AdmissionReport> rejected() {
    return results().stream()
        .filter(result -> !(result instanceof AdmissionResult.Admitted))
        .map(AdmissionResult::report)
        .toList();
  }

  /**
   * Leases every admitted plugin for one run.
   *
   * @param requirements what the spec says it needs; its options replace the plugins' own
   * @param cancelled whether the run was cancelled; asked by plugin code, from any thread
   * @param watch told of every call of plugin code
   * @throws EngineException if a plugin that is needed is not there, has another version, or has no
   *     such options; with every finding
   */
  public PluginSession open(
      List<PluginRequirement> requirements, BooleanSupplier cancelled, CallWatch watch) {
    List<AdmittedPlugin> plugins = admitted();
    List<Finding> findings = new ArrayList<>();
    Map<String, Options> options = new TreeMap<>();
    for (int i = 0; i < requirements.size(); i++) {
      PluginRequirement wanted = requirements.get(i);
      String where = "/plugins/" + i;
      Optional<AdmittedPlugin> found =
          plugins.stream().filter(plugin -> plugin.id().equals(wanted.id())).findFirst();
      if (found.isEmpty()) {
        findings.add(missing(where, wanted, plugins));
        continue;
      }
      checkVersion(where, wanted, found.get()).ifPresent(findings::add);
      bindOptions(where, wanted, found.get(), options, findings);
    }
    if (!findings.isEmpty()) {
      throw new EngineException(EngineStage.ADMIT, findings);
    }
    return new PluginSession(plugins, options, cancelled, watch);
  }

  private Finding missing(String where, PluginRequirement wanted, List<AdmittedPlugin> plugins) {
    Optional<AdmittedPlugin> suspect =
        suspects().stream().filter(plugin -> plugin.id().equals(wanted.id())).findFirst();
    if (suspect.isPresent()) {
      return Finding.of(
          FindingCode.RUN_PLUGIN_SUSPECT,
          where,
          "plugin '" + wanted.id() + "' is barred: " + suspect.get().suspicion().orElseThrow());
    }
    Optional<AdmissionReport> refused =
        rejected().stream().filter(report -> isOf(report, wanted.id())).findFirst();
    if (refused.isPresent()) {
      return Finding.of(
              FindingCode.PLUGIN_REQUIRED_MISSING,
              where,
              "plugin '"
                  + wanted.id()
                  + "' was not admitted: "
                  + refused.get().findings().stream()
                      .filter(finding -> finding.severity() == Severity.ERROR)
                      .map(Finding::toString)
                      .findFirst()
                      .orElse("no reason given"))
          .remedy("Run: codeanatomy plugin verify " + refused.get().source());
    }
    List<String> ids = plugins.stream().map(AdmittedPlugin::id).toList();
    String place =
        runtime
            .locations()
            .plugins()
            .map(location -> "in " + location.path() + " (" + location.source() + ")")
            .orElse("because no plugin directory is set");
    return Finding.of(
            FindingCode.PLUGIN_REQUIRED_MISSING,
            where,
            "there is no plugin '" + wanted.id() + "' " + place)
        .expected(ids.isEmpty() ? "its archive there" : "one of " + String.join(", ", ids))
        .remedy(DidYouMean.question(wanted.id(), ids));
  }

  /** By its id, or by its file's name if the archive was refused before its id was read. */
  private static boolean isOf(AdmissionReport report, String id) {
    String file = report.source().getFileName().toString();
    return report.name().equals(id) || report.name().equals(file) && file.startsWith(id);
  }

  private static Optional<Finding> checkVersion(
      String where, PluginRequirement wanted, AdmittedPlugin plugin) {
    if (wanted.version().isEmpty()) {
      return Optional.empty();
    }
    String found = plugin.manifest().version();
    try {
      return VersionRange.parse(wanted.version().get()).contains(found)
          ? Optional.empty()
          : Optional.of(
              Finding.of(
                      FindingCode.PLUGIN_VERSION_DIFFERS,
                      where + "/version",
                      "plugin '" + wanted.id() + "' is here in version " + found)
                  .expected(wanted.version().get()));
    } catch (IllegalArgumentException malformed) {
      return Optional.of(
          Finding.of(
              FindingCode.SPEC_INVALID_VALUE,
              where + "/version",
              String.valueOf(malformed.getMessage())));
    }
  }

  private static void bindOptions(
      String where,
      PluginRequirement wanted,
      AdmittedPlugin plugin,
      Map<String, Options> options,
      List<Finding> findings) {
    if (wanted.options().isEmpty()) {
      return;
    }
    Map<String, Object> given = new LinkedHashMap<>();
    wanted.options().forEach((name, value) -> given.put(name, plain(value)));
    switch (OptionBinder.bind(where + "/options", plugin.manifest().options(), given)) {
      case OptionBinding.Bound bound -> options.put(plugin.id(), bound.options());
      case OptionBinding.Rejected rejected -> findings.addAll(rejected.findings());
    }
  }

  static Object plain(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isNumber() ? value.numberValue() : value.isTextual() ? value.textValue() : value;
  }

  /** How a run result names an admitted plugin. */
  public static PluginInfo info(AdmittedPlugin plugin) {
    long bits = plugin.manifest().header().capabilities();
    List<String> names =
        CapabilityRule.all().stream()
            .filter(rule -> rule.declaredIn(bits))
            .map(rule -> rule.capability().name())
            .toList();
    return new PluginInfo(
        plugin.id(), plugin.manifest().version(), plugin.contentHash().text(), names);
  }

  /** Unloads every plugin. All sessions are closed before, but those of calls that are lost. */
  @Override
  public synchronized void close() {
    try {
      host.ifPresent(PluginHost::close);
    } catch (IllegalStateException leased) {
      if (!runtime.isInUseForEver()) {
        throw leased;
      }
    }
    host = Optional.empty();
  }
}
