package dev.codeanatomy.host.admission;

import dev.codeanatomy.common.capability.CapabilityRule;
import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.host.loader.JavaModules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * What a manifest must keep by itself: it agrees with PF4J's descriptor, its bits and its export
 * lists cover each other, and its Java modules are there. Stateless; no code of the plugin runs.
 */
public final class ManifestChecks {
  private ManifestChecks() {}

  /** Everything that contradicts. */
  public static List<Finding> check(PluginManifest manifest, Optional<Manifest> manifestMf) {
    List<Finding> findings = new ArrayList<>();
    checkDescriptor(manifest, manifestMf, findings);
    for (CapabilityRule rule : CapabilityRule.all()) {
      boolean declared = rule.declaredIn(manifest.header().capabilities());
      int listed = manifest.exports(rule.exportKey()).size();
      if (declared && listed == 0) {
        findings.add(
            Finding.of(
                    FindingCode.CAPABILITY_WITHOUT_EXPORT,
                    "/exports/" + rule.exportKey(),
                    "bit " + rule.capability().bit() + " (" + rule.capability() + ") and no export")
                .expected("at least one export, or the bit clear"));
      } else if (!declared && listed > 0) {
        findings.add(
            Finding.of(
                    FindingCode.EXPORT_WITHOUT_CAPABILITY,
                    "/capabilities",
                    listed + " exports under '" + rule.exportKey() + "' and the bit is clear")
                .expected("bit " + rule.capability().bit() + " (" + rule.capability() + ")"));
      }
    }
    for (String missing : JavaModules.missing(manifest.javaModules())) {
      findings.add(
          Finding.of(
                  FindingCode.JAVA_MODULE_MISSING,
                  "/javaModules",
                  "no module '" + missing + "' in Java " + Runtime.version().feature())
              .expected("a module of the running JDK")
              .remedy(DidYouMean.question(missing, JavaModules.available())));
    }
    if (!manifest.requires().isEmpty()) {
      findings.add(
          Finding.of(
                  FindingCode.MANIFEST_NOT_SUPPORTED_YET,
                  "/requires",
                  manifest.requires().size() + " required plugins")
              .expected("none: plugins that build on others come with a later version"));
    }
    return findings;
  }

  private static void checkDescriptor(
      PluginManifest manifest, Optional<Manifest> manifestMf, List<Finding> findings) {
    Attributes main = manifestMf.map(Manifest::getMainAttributes).orElseGet(Attributes::new);
    compare(main, "Plugin-Id", manifest.id(), findings);
    compare(main, "Plugin-Version", manifest.version(), findings);
    String dependencies = Optional.ofNullable(main.getValue("Plugin-Dependencies")).orElse("");
    if (!dependencies.isBlank()) {
      findings.add(
          Finding.of(
                  FindingCode.DESCRIPTOR_DIFFERS,
                  "META-INF/MANIFEST.MF",
                  "Plugin-Dependencies: " + dependencies)
              .expected("none, as 'requires' of plugin.json says"));
    }
  }

  private static void compare(
      Attributes main, String name, String expected, List<Finding> findings) {
    String value = main.getValue(name);
    if (value == null || value.isBlank()) {
      findings.add(
          Finding.of(FindingCode.DESCRIPTOR_MISSING, "META-INF/MANIFEST.MF", "no " + name)
              .expected(name + ": " + expected));
    } else if (!value.strip().equals(expected)) {
      findings.add(
          Finding.of(
                  FindingCode.DESCRIPTOR_DIFFERS,
                  "META-INF/MANIFEST.MF",
                  name + ": " + value.strip())
              .expected(name + ": " + expected + ", as plugin.json says"));
    }
  }
}
