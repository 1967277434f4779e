package dev.codeanatomy.host;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.finding.Severity;
import dev.codeanatomy.common.manifest.ManifestCodec;
import dev.codeanatomy.common.manifest.ManifestHeader;
import dev.codeanatomy.common.manifest.ManifestReading;
import dev.codeanatomy.common.manifest.PluginManifest;
import dev.codeanatomy.host.admission.ManifestChecks;
import dev.codeanatomy.host.admission.Negotiation;
import dev.codeanatomy.host.archive.PluginArchive;
import dev.codeanatomy.host.prove.ExportProof;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One admission while it goes on: what the stages so far have read and found. */
final class Admission {
  private final Path source;
  private final Map<AdmissionStage, StageReport> stages = new EnumMap<>(AdmissionStage.class);
  private Optional<ContentHash> hash = Optional.empty();
  private Optional<ManifestHeader> header = Optional.empty();
  private List<ExportProof> proofs = List.of();
  private boolean entered;

  Admission(Path source) {
    this.source = source;
  }

  /**
   * An archive that passed all stages before load.
   *
   * @param archive checked
   * @param manifest negotiated and strictly read
   */
  record Candidate(PluginArchive archive, PluginManifest manifest) {}

  /** The stages that run no code of the plugin; empty if one of them failed. */
  Optional<Candidate> readWithoutLoading(HostConfig config) {
    PluginArchive.Opening opening = PluginArchive.open(source, config.archiveLimits());
    if (opening instanceof PluginArchive.Opening.Rejected rejected) {
      hash = rejected.hash();
      report(AdmissionStage.DISCOVER, rejected.findings());
      return Optional.empty();
    }
    PluginArchive archive = ((PluginArchive.Opening.Opened) opening).archive();
    hash = Optional.of(archive.hash());
    report(AdmissionStage.DISCOVER, List.of());
    Optional<PluginManifest> manifest = manifest(archive);
    later(AdmissionStage.TRUST);
    later(AdmissionStage.LINK);
    return manifest.map(m -> new Candidate(archive, m));
  }

  private Optional<PluginManifest> manifest(PluginArchive archive) {
    if (archive.pluginJson().isEmpty()) {
      Finding missing =
          Finding.of(
                  FindingCode.MANIFEST_MISSING,
                  archive.path().toString(),
                  "no " + archive.classRoot() + PluginManifest.PATH)
              .expected("the manifest of a plugin");
      report(AdmissionStage.MANIFEST, List.of(missing));
      return Optional.empty();
    }
    byte[] bytes = archive.pluginJson().get();
    ManifestReading<ManifestHeader> reading = ManifestCodec.readHeader(bytes);
    if (reading instanceof ManifestReading.Unreadable<ManifestHeader> unreadable) {
      report(AdmissionStage.MANIFEST, unreadable.findings());
      return Optional.empty();
    }
    ManifestHeader read = ((ManifestReading.Read<ManifestHeader>) reading).value();
    header = Optional.of(read);
    // Negotiated between the two steps of reading: a newer manifest may hold what we cannot read.
    if (!report(AdmissionStage.NEGOTIATE, Negotiation.check(read))) {
      return Optional.empty();
    }
    return strictManifest(archive, bytes);
  }

  private Optional<PluginManifest> strictManifest(PluginArchive archive, byte[] bytes) {
    ManifestReading<PluginManifest> strict = ManifestCodec.read(bytes);
    if (strict instanceof ManifestReading.Unreadable<PluginManifest> unreadable) {
      report(AdmissionStage.MANIFEST, unreadable.findings());
      return Optional.empty();
    }
    PluginManifest manifest = ((ManifestReading.Read<PluginManifest>) strict).value();
    boolean consistent =
        report(AdmissionStage.MANIFEST, ManifestChecks.check(manifest, archive.manifestMf()));
    return consistent ? Optional.of(manifest) : Optional.empty();
  }

  /** Keeps a stage's findings; false if one of them is an error. */
  boolean report(AdmissionStage stage, List<Finding> findings) {
    StageReport report = StageReport.of(stage, findings);
    stages.put(stage, report);
    return report.status() == StageReport.Status.PASSED;
  }

  private void later(AdmissionStage stage) {
    stages.put(stage, StageReport.skipped(stage, StageReport.Status.COMES_LATER));
  }

  void proved(List<ExportProof> results) {
    this.proofs = results;
  }

  /** Marks that code of the plugin ran, so that a failure may be its own. */
  void entered() {
    this.entered = true;
  }

  /** Whether an error came from the plugin's own code failing, rather than from what it is. */
  boolean failedWhileRunning() {
    return entered && failed();
  }

  private boolean failed() {
    return stages.values().stream()
        .flatMap(stage -> stage.findings().stream())
        .filter(finding -> finding.severity() == Severity.ERROR)
        .anyMatch(
            finding ->
                switch (finding.code()) {
                  case LOAD_FAILED,
                      EXPORTS_FAILED,
                      BIND_FAILED,
                      CALL_FAILED,
                      PLUGIN_TIMED_OUT,
                      ALLOCATION_LIMIT ->
                      true;
                  default -> false;
                });
  }

  AdmissionReport toReport() {
    List<StageReport> all = new ArrayList<>();
    for (AdmissionStage stage : AdmissionStage.values()) {
      all.add(
          Optional.ofNullable(stages.get(stage))
              .orElseGet(() -> StageReport.skipped(stage, StageReport.Status.NOT_REACHED)));
    }
    return new AdmissionReport(source, hash, header, all, proofs);
  }
}
