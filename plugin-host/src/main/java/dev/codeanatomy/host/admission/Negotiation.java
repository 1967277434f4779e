package dev.codeanatomy.host.admission;

import dev.codeanatomy.common.capability.CapabilityRule;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.manifest.ManifestHeader;
import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.plugin.api.AbiVersion;
import dev.codeanatomy.plugin.api.Capability;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;

/** Compares what a manifest's header asks for with what this host has. Stateless. */
public final class Negotiation {
  /** Arrow's major version is part of the ABI: {@link FieldVector} and its package come with it. */
  private static final int ARROW_MAJOR = 18;

  private static final int FIRST_ADVISORY = 32;
  private static final int BITS = 63;

  private Negotiation() {}

  /** Arrow's major version in this host. */
  public static int arrowMajor() {
    return ARROW_MAJOR;
  }

  /** Everything in the header that does not fit this host. */
  public static List<Finding> check(ManifestHeader header) {
    List<Finding> findings = new ArrayList<>();
    if (header.manifestVersion() != PluginManifest.VERSION) {
      findings.add(
          finding(
              FindingCode.MANIFEST_VERSION_UNSUPPORTED,
              "/manifestVersion",
              "manifest version " + header.manifestVersion(),
              "version " + PluginManifest.VERSION));
    }
    checkAbi(header.abi(), findings);
    if (header.arrow() != ARROW_MAJOR) {
      findings.add(
          finding(
              FindingCode.ARROW_MAJOR_DIFFERS,
              "/arrow",
              "built for Arrow " + header.arrow(),
              "Arrow " + ARROW_MAJOR));
    }
    int running = Runtime.version().feature();
    if (header.java() > running) {
      findings.add(
          finding(
              FindingCode.JAVA_TOO_OLD,
              "/java",
              "needs Java " + header.java() + ", this is Java " + running,
              "Java " + header.java() + " or newer"));
    }
    for (int bit = 0; bit < BITS; bit++) {
      if ((header.capabilities() & (1L << bit)) != 0 && Capability.ofBit(bit).isEmpty()) {
        findings.add(unknownBit(bit));
      }
    }
    return findings;
  }

  private static void checkAbi(AbiVersion abi, List<Finding> findings) {
    AbiVersion host = AbiVersion.CURRENT;
    if (abi.major() != host.major()) {
      findings.add(
          finding(
              FindingCode.ABI_MAJOR_DIFFERS,
              "/abi",
              "built for ABI " + abi + ", this host has ABI " + host,
              "ABI " + host.major() + ".x, at most " + host));
    } else if (!host.loads(abi)) {
      findings.add(
          finding(
              FindingCode.ABI_MINOR_TOO_NEW,
              "/abi",
              "needs ABI " + abi + ", this host has ABI " + host,
              "ABI " + host + " or older"));
    }
  }

  private static Finding unknownBit(int bit) {
    String needs =
        CapabilityRule.later(bit)
            .map(later -> "bit " + bit + " (" + later.name() + "), needs ABI " + later.since())
            .orElse("bit " + bit + ", which no ABI up to this host's knows");
    return bit < FIRST_ADVISORY
        ? finding(
            FindingCode.CAPABILITY_UNKNOWN,
            "/capabilities",
            needs,
            "bits of ABI " + AbiVersion.CURRENT + ": " + known())
        : Finding.of(FindingCode.CAPABILITY_UNKNOWN_ADVISORY, "/capabilities", needs);
  }

  private static String known() {
    return String.join(
        ", ", Capability.known().stream().map(c -> c.bit() + " " + c.name()).toList());
  }

  private static Finding finding(FindingCode code, String where, String found, String expected) {
    return Finding.of(code, where, found).expected(expected);
  }
}
