package dev.codeanatomy.host;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.manifest.ManifestHeader;
import dev.codeanatomy.host.prove.ExportProof;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How an admission went, stage by stage.
 *
 * @param source the archive
 * @param hash of the archive's bytes, once it could be read
 * @param header of its manifest, once it could be read
 * @param stages all stages, in their order
 * @param proofs what was proved of each export, in the order of the exports, up to one that did not
 *     come back; empty before the proof
 */
public record AdmissionReport(
    Path source,
    Optional<ContentHash> hash,
    Optional<ManifestHeader> header,
    List<StageReport> stages,
    List<ExportProof> proofs) {

  /** Copies the lists. */
  public AdmissionReport {
    stages = List.copyOf(stages);
    proofs = List.copyOf(proofs);
  }

  /** The plugin's id, or the archive's file name where none could be read. */
  public String name() {
    return header.map(ManifestHeader::id).orElseGet(() -> String.valueOf(source.getFileName()));
  }

  /** The findings of all stages, in their order. */
  public List<Finding> findings() {
    return stages.stream().flatMap(stage -> stage.findings().stream()).toList();
  }
}
