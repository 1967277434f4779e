package dev.codeanatomy.tools.manifest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.codeanatomy.common.capability.CapabilityRule;
import dev.codeanatomy.common.capability.ExportEntry;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.manifest.ManifestCodec;
import dev.codeanatomy.common.manifest.ManifestHeader;
import dev.codeanatomy.common.manifest.ManifestReading;
import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.common.option.BoundOptions;
import dev.codeanatomy.common.option.OptionBinder;
import dev.codeanatomy.common.option.OptionBinding;
import dev.codeanatomy.host.admission.Negotiation;
import dev.codeanatomy.host.loader.HostPackages;
import dev.codeanatomy.host.loader.JavaModules;
import dev.codeanatomy.plugin.api.AbiVersion;
import dev.codeanatomy.plugin.api.HostImplements;
import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginBuilds;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.PluginImplements;
import dev.codeanatomy.plugin.api.PluginModule;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Derives a plugin's manifest from its classes: loads the entry point, asks for its exports, and
 * reads what the byte code refers to. Bits, export lists, options, the lowest ABI and the Java
 * modules come from there, so they cannot lie.
 */
public final class ManifestDerivation {
  private ManifestDerivation() {}

  /**
   * Derives the manifest.
   *
   * @throws IOException if the classes cannot be read
   * @throws ManifestDerivationException if the classes are no plugin, with what to do
   */
  public static PluginManifest derive(ManifestFacts facts)
      throws IOException, ManifestDerivationException {
    Set<String> references = ClassReferences.in(facts.classes());
    ClassLoader parent = ManifestDerivation.class.getClassLoader();
    URL[] urls = {facts.classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, parent)) {
      PluginModule module = entryPoint(loader, facts.entryPoint());
      List<OptionSpec> options = module.options();
      PluginExports exports = module.exports(new DescribingContext(facts.id(), options(options)));
      return checked(manifest(facts, references, options, exports));
    } catch (PluginException | RuntimeException | LinkageError | StackOverflowError e) {
      throw new ManifestDerivationException(
          Finding.of(FindingCode.EXPORTS_FAILED, facts.entryPoint(), e.toString()), e);
    }
  }

  private static PluginModule entryPoint(ClassLoader loader, String name)
      throws ManifestDerivationException {
    try {
      return (PluginModule) loader.loadClass(name).getConstructor().newInstance();
    } catch (ClassNotFoundException e) {
      throw new ManifestDerivationException(
          Finding.of(FindingCode.ENTRY_POINT_MISSING, name, "no such class")
              .expected("a class of the folder"),
          e);
    } catch (InvocationTargetException | LinkageError e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      throw new ManifestDerivationException(
          Finding.of(FindingCode.LOAD_FAILED, name, String.valueOf(cause)), e);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new ManifestDerivationException(
          Finding.of(FindingCode.ENTRY_POINT_INVALID, name, "another class")
              .expected("a public class with a public constructor that implements PluginModule"),
          e);
    }
  }

  /** Required options have no value when a plugin is built: it must describe itself without. */
  private static BoundOptions options(List<OptionSpec> declared)
      throws ManifestDerivationException {
    List<OptionSpec> optional = declared.stream().filter(option -> !option.required()).toList();
    OptionBinding binding = OptionBinder.bind("options", optional, Map.of());
    if (binding instanceof OptionBinding.Rejected rejected) {
      throw new ManifestDerivationException(rejected.findings());
    }
    return ((OptionBinding.Bound) binding).options();
  }

  private static PluginManifest manifest(
      ManifestFacts facts,
      Set<String> references,
      List<OptionSpec> options,
      PluginExports exports) {
    long bits = 0;
    AbiVersion abi = lowestAbi(references);
    Map<String, List<ExportEntry>> entries = new LinkedHashMap<>();
    for (CapabilityRule rule : CapabilityRule.all()) {
      List<ExportEntry> found = rule.entries(exports);
      if (!found.isEmpty()) {
        bits |= rule.capability().mask();
        entries.put(rule.exportKey(), found);
        abi = rule.since().compareTo(abi) > 0 ? rule.since() : abi;
      }
    }
    return new PluginManifest(
        new ManifestHeader(
            PluginManifest.VERSION,
            facts.id(),
            facts.version(),
            abi,
            Negotiation.arrowMajor(),
            facts.java(),
            bits),
        facts.provider(),
        Optional.empty(),
        javaModules(facts.javaModules(), references),
        facts.namespace(),
        facts.entryPoint(),
        entries,
        options,
        List.of(),
        JsonNodeFactory.instance.objectNode());
  }

  private static List<String> javaModules(Collection<String> given, Set<String> references) {
    Set<String> modules = new TreeSet<>(given);
    for (String name : references) {
      int dot = name.lastIndexOf('.');
      if (dot > 0) {
        JavaModules.holding(name.substring(0, dot))
            .filter(module -> !module.equals("java.base"))
            .ifPresent(modules::add);
      }
    }
    return List.copyOf(modules);
  }

  /** The highest {@code since} of the ABI types that the classes refer to. */
  private static AbiVersion lowestAbi(Set<String> references) {
    return references.stream()
        .filter(name -> name.startsWith("dev.codeanatomy.plugin.api.") && HostPackages.holds(name))
        .flatMap(ManifestDerivation::since)
        .map(AbiVersion::parse)
        .max(AbiVersion::compareTo)
        .orElse(AbiVersion.CURRENT);
  }

  private static Stream<String> since(String name) {
    Class<?> type;
    try {
      type = Class.forName(name, false, ManifestDerivation.class.getClassLoader());
    } catch (ClassNotFoundException notInThisAbi) {
      return Stream.empty();
    }
    return Stream.of(
            Optional.ofNullable(type.getAnnotation(PluginImplements.class)).map(a -> a.since()),
            Optional.ofNullable(type.getAnnotation(HostImplements.class)).map(a -> a.since()),
            Optional.ofNullable(type.getAnnotation(PluginBuilds.class)).map(a -> a.since()))
        .flatMap(Optional::stream);
  }

  /** What was derived must be what a host reads: the facts may be malformed. */
  private static PluginManifest checked(PluginManifest manifest)
      throws ManifestDerivationException {
    byte[] bytes = manifest.toJson().toString().getBytes(StandardCharsets.UTF_8);
    ManifestReading<PluginManifest> reading = ManifestCodec.read(bytes);
    if (reading instanceof ManifestReading.Unreadable<PluginManifest> unreadable) {
      throw new ManifestDerivationException(unreadable.findings());
    }
    return manifest;
  }
}
