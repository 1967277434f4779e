package dev.codeanatomy.engine.execute;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.snapshot.InstalledPart;
import dev.codeanatomy.contract.snapshot.RegistryFunction;
import dev.codeanatomy.contract.snapshot.RegistrySnapshot;
import dev.codeanatomy.engine.duckdb.DuckDbLibrary;
import dev.codeanatomy.host.admission.Negotiation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has to be there before a session starts. A program that embeds the engine brings its own
 * class path, on which another release of a part may stand before ours. Stateless.
 */
final class RuntimeContract {
  private static final String CALCITE = "1.42";
  private static final String DELTA_KERNEL = "4.4";

  private RuntimeContract() {}

  /** The Java parts, by name. */
  static List<InstalledPart> ofClassPath() {
    return List.of(
        part("arrow", Integer.toString(Negotiation.arrowMajor()), EngineVersions.arrow()),
        part("calcite", CALCITE, EngineVersions.calcite()),
        part("delta-kernel", DELTA_KERNEL, EngineVersions.deltaKernel()));
  }

  /**
   * The native library. That it has every function we call needs no part of its own: one that lacks
   * a function is not loaded.
   */
  static InstalledPart ofLibrary(DuckDbLibrary library) {
    return new InstalledPart(
        "duckdb", true, DuckDbLibrary.EXPECTED_VERSION, Optional.of(library.version()));
  }

  /** The engine's own table functions: what is there under each name must be the engine's. */
  static InstalledPart ofFunctions(List<String> expected, RegistrySnapshot registry) {
    List<String> own =
        registry.functions().stream()
            .filter(function -> function.plugin().isEmpty())
            .map(RegistryFunction::name)
            .filter(expected::contains)
            .toList();
    List<String> sorted = expected.stream().sorted().toList();
    return new InstalledPart(
        "table-functions",
        true,
        String.join(", ", sorted),
        Optional.of(String.join(", ", own)).filter(names -> !names.isEmpty()));
  }

  private static InstalledPart part(String name, String series, String installed) {
    return new InstalledPart(name, true, series + ".x", Optional.of(installed));
  }

  /**
   * Refuses what does not fit.
   *
   * @throws EngineException with a finding for each required part that is missing or of another
   *     series
   */
  static void require(List<InstalledPart> parts) {
    List<Finding> findings = new ArrayList<>();
    for (InstalledPart part : parts) {
      if (part.required() && !fits(part)) {
        findings.add(
            Finding.of(
                    FindingCode.RUNTIME_INCOMPLETE,
                    "runtime, " + part.name(),
                    part.installed().map(found -> found + " is here").orElse("it is missing"))
                .expected(part.expected()));
      }
    }
    if (!findings.isEmpty()) {
      throw new EngineException(EngineStage.ADMIT, findings);
    }
  }

  private static boolean fits(InstalledPart part) {
    if (part.installed().isEmpty()) {
      return false;
    }
    String found = part.installed().get();
    String expected = part.expected();
    return found.equals(EngineVersions.UNPACKAGED)
        || (expected.endsWith(".x")
            ? found.startsWith(expected.substring(0, expected.length() - 1))
            : found.equals(expected));
  }
}
