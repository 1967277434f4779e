package dev.codeanatomy.host.admission;

import dev.codeanatomy.common.capability.CapabilityRule;
import dev.codeanatomy.common.capability.ExportEntry;
import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.plugin.api.OptionSpec;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Compares what a plugin exports with what its manifest lists, both ways, and looks for exports
 * that could not be called. Stateless.
 */
public final class ExportChecks {
  private ExportChecks() {}

  /** Everything that differs in the exports, or is wrong with one. */
  public static List<Finding> check(PluginManifest manifest, PluginExports exports) {
    List<Finding> findings = new ArrayList<>();
    for (CapabilityRule rule : CapabilityRule.all()) {
      List<ExportEntry> real = rule.entries(exports);
      boolean declared = rule.declaredIn(manifest.header().capabilities());
      if (declared && real.isEmpty()) {
        findings.add(
            Finding.of(
                    FindingCode.CAPABILITY_WITHOUT_EXPORT,
                    manifest.id() + " " + rule.exportKey(),
                    "bit " + rule.capability().bit() + " (" + rule.capability() + ") and no export")
                .expected("at least one export, or the bit clear"));
      } else if (!declared && !real.isEmpty()) {
        findings.add(
            Finding.of(
                    FindingCode.EXPORT_WITHOUT_CAPABILITY,
                    manifest.id() + " " + rule.exportKey(),
                    "exports "
                        + String.join(", ", real.stream().map(ExportEntry::name).toList())
                        + " and the bit is clear")
                .expected("bit " + rule.capability().bit() + " (" + rule.capability() + ")"));
      } else {
        compare(manifest, rule, real, findings);
      }
    }
    checkNames(manifest.id(), exports, findings);
    checkAggregates(manifest.id(), exports, findings);
    return findings;
  }

  private static void compare(
      PluginManifest manifest,
      CapabilityRule rule,
      List<ExportEntry> real,
      List<Finding> findings) {
    Map<String, ExportEntry> listed = new LinkedHashMap<>();
    manifest.exports(rule.exportKey()).forEach(entry -> listed.put(entry.name(), entry));
    Map<String, ExportEntry> exported = new LinkedHashMap<>();
    real.forEach(entry -> exported.put(entry.name(), entry));
    for (ExportEntry entry : exported.values()) {
      String where = manifest.id() + " " + rule.exportKey() + " " + entry.name();
      ExportEntry promise = listed.get(entry.name());
      if (promise == null) {
        findings.add(
            Finding.of(
                    FindingCode.EXPORT_NOT_DECLARED,
                    where,
                    "an export '" + entry.name() + "' that the manifest does not list")
                .remedy(DidYouMean.question(entry.name(), listed.keySet())));
        continue;
      }
      if (!promise.signature().equals(entry.signature())) {
        findings.add(
            Finding.of(FindingCode.SIGNATURE_DIFFERS, where, "exported as " + entry.signature())
                .expected(promise.signature() + ", as the manifest says"));
      }
      if (promise.revision() != entry.revision()) {
        findings.add(
            Finding.of(
                    FindingCode.REVISION_DIFFERS, where, "exported as revision " + entry.revision())
                .expected("revision " + promise.revision() + ", as the manifest says"));
      }
    }
    for (ExportEntry promise : listed.values()) {
      if (!exported.containsKey(promise.name())) {
        findings.add(
            Finding.of(
                    FindingCode.EXPORT_MISSING,
                    manifest.id() + " " + rule.exportKey() + " " + promise.name(),
                    "no export '" + promise.name() + "'")
                .expected(promise.name() + promise.signature())
                .remedy(DidYouMean.question(promise.name(), exported.keySet())));
      }
    }
  }

  /** Functions of one plugin share one space of names, aliases included; so do its tables. */
  private static void checkNames(String id, PluginExports exports, List<Finding> findings) {
    Map<String, String> functions = new HashMap<>();
    Stream.of(
            exports.scalars().stream().map(f -> f.spec()),
            exports.aggregates().stream().map(f -> f.spec()),
            exports.windows().stream().map(f -> f.spec()),
            exports.tableFunctions().stream().map(f -> f.spec()))
        .flatMap(specs -> specs)
        .forEach(spec -> names(spec).forEach(n -> claim(id, functions, n, spec.name(), findings)));
    Map<String, String> kinds = new HashMap<>();
    exports.tableProviders().forEach(f -> claim(id, kinds, f.kind(), f.kind(), findings));
  }

  /** An engine feeds an aggregate rows of its columns; without one there is nothing to feed. */
  private static void checkAggregates(String id, PluginExports exports, List<Finding> findings) {
    for (AggregateFunction aggregate : exports.aggregates()) {
      FunctionSpec spec = aggregate.spec();
      if (spec.parameters().stream().allMatch(Parameter::literalOnly)) {
        findings.add(
            Finding.of(
                    FindingCode.AGGREGATE_WITHOUT_COLUMN,
                    id + " aggregate " + spec.name(),
                    "the signature " + spec.signature())
                .expected("at least one parameter that is not literal-only"));
      }
    }
  }

  private static Stream<String> names(FunctionSpec spec) {
    return Stream.concat(Stream.of(spec.name()), spec.aliases().stream());
  }

  private static void claim(
      String id, Map<String, String> claimed, String name, String by, List<Finding> findings) {
    String other = claimed.putIfAbsent(name, by);
    if (other != null) {
      findings.add(
          Finding.of(
              FindingCode.EXPORT_NAME_TWICE,
              id + " " + name,
              "'" + name + "' stands for '" + other + "' and for '" + by + "'"));
    }
  }

  /** Everything that differs between the manifest's options and the plugin's. */
  public static List<Finding> checkOptions(PluginManifest manifest, List<OptionSpec> real) {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> listed = new LinkedHashMap<>();
    manifest.options().forEach(option -> listed.put(option.name(), option.text()));
    Map<String, String> exported = new LinkedHashMap<>();
    real.forEach(option -> exported.put(option.name(), option.text()));
    exported.forEach(
        (name, text) -> {
          String promise = listed.getOrDefault(name, "no such option");
          if (!promise.equals(text)) {
            findings.add(differs(manifest.id(), name, text, promise));
          }
        });
    listed.forEach(
        (name, promise) -> {
          if (!exported.containsKey(name)) {
            findings.add(differs(manifest.id(), name, "no such option", promise));
          }
        });
    return findings;
  }

  private static Finding differs(String id, String name, String found, String promise) {
    return Finding.of(FindingCode.OPTION_DIFFERS, id + " option " + name, found)
        .expected(promise + ", as the manifest says");
  }
}
