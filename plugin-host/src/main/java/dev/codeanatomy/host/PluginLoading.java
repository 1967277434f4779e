package dev.codeanatomy.host;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.common.option.OptionBinder;
import dev.codeanatomy.common.option.OptionBinding;
import dev.codeanatomy.host.admission.ExportChecks;
import dev.codeanatomy.host.archive.PluginArchive;
import dev.codeanatomy.host.archive.PluginCache;
import dev.codeanatomy.host.call.HostPluginContext;
import dev.codeanatomy.host.pf4j.CheckedPlugin;
import dev.codeanatomy.host.pf4j.IsolatedPlugins;
import dev.codeanatomy.host.prove.GuardedCalls;
import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.PluginModule;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.pf4j.PluginRuntimeException;

/** Loads one candidate: unpacks it, makes its loader and entry point, asks for its exports. */
final class PluginLoading {
  private final HostConfig config;
  private final PluginCache cache;
  private final IsolatedPlugins plugins;
  private final Admission.Candidate candidate;
  private final PluginManifest manifest;
  private final BufferAllocator allocator;
  private Optional<GuardedCalls> calls = Optional.empty();

  PluginLoading(
      HostConfig config,
      PluginCache cache,
      IsolatedPlugins plugins,
      Admission.Candidate candidate) {
    this.config = config;
    this.cache = cache;
    this.plugins = plugins;
    this.candidate = candidate;
    this.manifest = candidate.manifest();
    this.allocator =
        config
            .allocator()
            .newChildAllocator("plugin-" + manifest.id(), 0, config.allocationLimit());
  }

  /** Calls into the plugin; only once it is loaded. */
  GuardedCalls calls() {
    return calls.orElseThrow();
  }

  Optional<AdmittedPlugin.LoadedPlugin> load(Admission admission) {
    List<Finding> findings = new ArrayList<>();
    Optional<ClassLoader> loader = loader(findings);
    Optional<PluginModule> module = loader.flatMap(l -> entryPoint(l, findings));
    if (!admission.report(AdmissionStage.LOAD, findings)) {
      return Optional.empty();
    }
    List<Finding> exportFindings = new ArrayList<>();
    Optional<Options> options = options(module.orElseThrow(), exportFindings);
    Optional<PluginExports> exports =
        options.flatMap(o -> exports(module.orElseThrow(), o, exportFindings));
    return admission.report(AdmissionStage.EXPORT, exportFindings)
        ? Optional.of(
            new AdmittedPlugin.LoadedPlugin(
                exports.orElseThrow(), options.orElseThrow(), allocator, loader.orElseThrow()))
        : Optional.empty();
  }

  private Optional<ClassLoader> loader(List<Finding> findings) {
    String where = candidate.archive().path().toString();
    try {
      PluginArchive archive = candidate.archive();
      ClassLoader loader =
          plugins.load(
              new CheckedPlugin(
                  manifest, cache.unpack(archive), archive.classRoot(), archive.libraries()));
      calls = Optional.of(new GuardedCalls(loader, config.callTimeout()));
      return Optional.of(loader);
    } catch (IOException e) {
      findings.add(
          Finding.of(FindingCode.ARCHIVE_NOT_UNPACKED, where, e.toString())
              .expected("a writable cache at " + cache.directory()));
    } catch (PluginRuntimeException e) {
      findings.add(
          Finding.of(FindingCode.LOAD_FAILED, manifest.id(), String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  /** Found without initialising it, checked, and only then made. */
  private Optional<PluginModule> entryPoint(ClassLoader loader, List<Finding> findings) {
    String name = manifest.entryPoint();
    Class<?> type;
    try {
      type = Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      findings.add(
          Finding.of(
                  FindingCode.ENTRY_POINT_MISSING, manifest.id() + " /entryPoint", "class " + name)
              .expected("a class in the plugin"));
      return Optional.empty();
    } catch (LinkageError e) {
      findings.add(Finding.of(FindingCode.LOAD_FAILED, manifest.id() + " " + name, e.toString()));
      return Optional.empty();
    }
    Optional<Constructor<?>> constructor = constructor(type, findings);
    if (constructor.isEmpty()) {
      return Optional.empty();
    }
    GuardedCalls.Outcome<PluginModule> made =
        calls()
            .call(
                FindingCode.LOAD_FAILED,
                manifest.id() + " " + name,
                () -> {
                  try {
                    return (PluginModule) constructor.get().newInstance();
                  } catch (InvocationTargetException e) {
                    if (e.getCause() instanceof Error error) {
                      throw error;
                    }
                    throw e.getCause() instanceof Exception cause ? cause : e;
                  }
                });
    made.finding().ifPresent(findings::add);
    return made.value();
  }

  private Optional<Constructor<?>> constructor(Class<?> type, List<Finding> findings) {
    String where = manifest.id() + " " + type.getName();
    Optional<String> wrong = Optional.empty();
    if (type.getClassLoader() == PluginModule.class.getClassLoader()) {
      wrong = Optional.of("a class of the host");
    } else if (!PluginModule.class.isAssignableFrom(type)) {
      wrong = Optional.of("a class that does not implement PluginModule");
    } else if (!Modifier.isPublic(type.getModifiers())
        || Modifier.isAbstract(type.getModifiers())) {
      wrong = Optional.of("a class that is not public, or abstract");
    }
    if (wrong.isEmpty()) {
      try {
        return Optional.of(type.getConstructor());
      } catch (NoSuchMethodException e) {
        wrong = Optional.of("no public constructor without parameters");
      } catch (LinkageError e) {
        findings.add(Finding.of(FindingCode.LOAD_FAILED, where, e.toString()));
        return Optional.empty();
      }
    }
    findings.add(
        Finding.of(FindingCode.ENTRY_POINT_INVALID, where, wrong.get())
            .expected("a public class with a public constructor that implements PluginModule"));
    return Optional.empty();
  }

  private Optional<Options> options(PluginModule module, List<Finding> findings) {
    GuardedCalls.Outcome<List<OptionSpec>> declared =
        calls().call(FindingCode.EXPORTS_FAILED, manifest.id() + " options()", module::options);
    declared.finding().ifPresent(findings::add);
    if (declared.value().isEmpty()) {
      return Optional.empty();
    }
    findings.addAll(ExportChecks.checkOptions(manifest, declared.value().get()));
    Map<String, Object> given = config.pluginOptions().getOrDefault(manifest.id(), Map.of());
    OptionBinding binding =
        OptionBinder.bind(manifest.id() + " options", declared.value().get(), given);
    if (binding instanceof OptionBinding.Rejected rejected) {
      findings.addAll(rejected.findings());
      return Optional.empty();
    }
    return Optional.of(((OptionBinding.Bound) binding).options());
  }

  private Optional<PluginExports> exports(
      PluginModule module, Options options, List<Finding> findings) {
    HostPluginContext context = new HostPluginContext(manifest.id(), options, allocator);
    GuardedCalls.Outcome<PluginExports> exports =
        calls()
            .call(
                FindingCode.EXPORTS_FAILED,
                manifest.id() + " exports()",
                () -> module.exports(context));
    exports.finding().ifPresent(findings::add);
    if (exports.value().isEmpty()) {
      return Optional.empty();
    }
    // Comparing calls spec() of every export, which is the plugin's code too.
    GuardedCalls.Outcome<List<Finding>> checked =
        calls()
            .call(
                FindingCode.EXPORTS_FAILED,
                manifest.id() + " spec()",
                () -> ExportChecks.check(manifest, exports.value().get()));
    checked.finding().ifPresent(findings::add);
    checked.value().ifPresent(findings::addAll);
    return exports.value();
  }

  /** Undoes what was loaded. */
  void discard() {
    plugins.unload(manifest.id());
    close(allocator);
  }

  /** Closes a plugin's allocator; the bytes it had not closed itself. */
  static long close(BufferAllocator allocator) {
    long leaked = allocator.getAllocatedMemory();
    try {
      allocator.close();
    } catch (IllegalStateException outstanding) {
      // Arrow throws over what is still allocated, after it has taken the child from its parent.
    }
    return leaked;
  }
}
