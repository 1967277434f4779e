package dev.codeanatomy.host;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.common.option.OptionBinder;
import dev.codeanatomy.common.option.OptionBinding;
import dev.codeanatomy.host.admission.ExportChecks;
import dev.codeanatomy.host.admission.ExportSnapshot;
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
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.pf4j.PluginRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads one candidate: unpacks it, makes its loader and entry point, asks for its exports. */
final class PluginLoading {
  private static final Logger LOG = LoggerFactory.getLogger(PluginLoading.class);

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
    Optional<PluginModule> module = loader.flatMap(l -> entryPoint(l, admission, findings));
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
      CheckedPlugin checked =
          new CheckedPlugin(
              manifest, cache.unpack(archive), archive.classRoot(), archive.libraries());
      ClassLoader loader = load(checked);
      calls = Optional.of(new GuardedCalls(loader, config.callTimeout()));
      return Optional.of(loader);
    } catch (IOException | UncheckedIOException e) {
      findings.add(
          Finding.of(FindingCode.ARCHIVE_NOT_UNPACKED, where, e.toString())
              .expected("a writable cache at " + cache.directory()));
    } catch (PluginRuntimeException e) {
      findings.add(
          Finding.of(FindingCode.LOAD_FAILED, manifest.id(), String.valueOf(e.getMessage())));
    }
    return Optional.empty();
  }

  private ClassLoader load(CheckedPlugin checked) {
    // PF4J's manager is not safe for several threads, and unload has a door of its own.
    synchronized (plugins) {
      return plugins.load(checked);
    }
  }

  /** Found without initialising it, checked, and only then made. */
  private Optional<PluginModule> entryPoint(
      ClassLoader loader, Admission admission, List<Finding> findings) {
    Optional<Constructor<?>> constructor =
        type(loader, findings).flatMap(type -> constructor(type, findings));
    if (constructor.isEmpty()) {
      return Optional.empty();
    }
    admission.entered();
    return kept(
        calls()
            .call(
                FindingCode.LOAD_FAILED,
                entryPointPlace(),
                () -> {
                  try {
                    return (PluginModule) constructor.get().newInstance();
                  } catch (InvocationTargetException e) {
                    if (e.getCause() instanceof Error error) {
                      throw error;
                    }
                    throw e.getCause() instanceof Exception cause ? cause : e;
                  }
                }),
        findings);
  }

  private String entryPointPlace() {
    return manifest.id() + " " + manifest.entryPoint();
  }

  /** Guarded although no code of the plugin runs: its bytes decide what reading them throws. */
  private Optional<Class<?>> type(ClassLoader loader, List<Finding> findings) {
    return kept(
            calls()
                .call(
                    FindingCode.LOAD_FAILED,
                    entryPointPlace(),
                    () -> {
                      try {
                        return Optional.<Class<?>>of(
                            Class.forName(manifest.entryPoint(), false, loader));
                      } catch (ClassNotFoundException e) {
                        return Optional.<Class<?>>empty();
                      }
                    }),
            findings)
        .flatMap(
            found -> {
              if (found.isEmpty()) {
                findings.add(
                    Finding.of(
                            FindingCode.ENTRY_POINT_MISSING,
                            manifest.id() + " /entryPoint",
                            "class " + manifest.entryPoint())
                        .expected("a class in the plugin"));
              }
              return found;
            });
  }

  private Optional<Constructor<?>> constructor(Class<?> type, List<Finding> findings) {
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
      Optional<Optional<Constructor<?>>> found =
          kept(
              calls()
                  .call(FindingCode.LOAD_FAILED, entryPointPlace(), () -> withoutParameters(type)),
              findings);
      if (found.isEmpty() || found.get().isPresent()) {
        return found.flatMap(constructor -> constructor);
      }
      wrong = Optional.of("no public constructor without parameters");
    }
    findings.add(
        Finding.of(FindingCode.ENTRY_POINT_INVALID, entryPointPlace(), wrong.get())
            .expected("a public class with a public constructor that implements PluginModule"));
    return Optional.empty();
  }

  private static Optional<Constructor<?>> withoutParameters(Class<?> type) {
    try {
      return Optional.of(type.getConstructor());
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private Optional<Options> options(PluginModule module, List<Finding> findings) {
    Optional<List<OptionSpec>> declared =
        kept(
            calls()
                .call(
                    FindingCode.EXPORTS_FAILED,
                    manifest.id() + " options()",
                    () -> ExportSnapshot.options(module)),
            findings);
    if (declared.isEmpty()) {
      return Optional.empty();
    }
    findings.addAll(ExportChecks.checkOptions(manifest, declared.get()));
    Map<String, Object> given = config.pluginOptions().getOrDefault(manifest.id(), Map.of());
    OptionBinding binding = OptionBinder.bind(manifest.id() + " options", declared.get(), given);
    if (binding instanceof OptionBinding.Rejected rejected) {
      findings.addAll(rejected.findings());
      return Optional.empty();
    }
    return Optional.of(((OptionBinding.Bound) binding).options());
  }

  /** The plugin's exports with the host's copies of what they say of themselves. */
  private Optional<PluginExports> exports(
      PluginModule module, Options options, List<Finding> findings) {
    HostPluginContext context = new HostPluginContext(manifest.id(), options, allocator);
    Optional<PluginExports> given =
        kept(
            calls()
                .call(
                    FindingCode.EXPORTS_FAILED,
                    manifest.id() + " exports()",
                    () -> module.exports(context)),
            findings);
    Optional<PluginExports> exports =
        given.flatMap(new ExportReading(manifest.id(), calls(), findings)::read);
    exports.ifPresent(fixed -> findings.addAll(ExportChecks.check(manifest, fixed)));
    return exports;
  }

  private static <T> Optional<T> kept(GuardedCalls.Outcome<T> outcome, List<Finding> findings) {
    outcome.finding().ifPresent(findings::add);
    return outcome.value();
  }

  /** Undoes what was loaded. What an abandoned call may still allocate from is closed by it. */
  void discard() {
    unload(plugins, manifest.id());
    calls.ifPresentOrElse(c -> c.afterwards(() -> close(allocator)), () -> close(allocator));
  }

  /**
   * Unloads a plugin. One whose loader does not close is gone all the same, and its files may stay.
   */
  static void unload(IsolatedPlugins plugins, String id) {
    try {
      synchronized (plugins) {
        plugins.unload(id);
      }
    } catch (PluginRuntimeException e) {
      LOG.warn("Plugin {} was unloaded and its loader did not close", id, e);
    }
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
