package dev.codeanatomy.tools;

import dev.codeanatomy.common.finding.FindingText;
import dev.codeanatomy.host.AdmissionReport;
import dev.codeanatomy.host.AdmissionStage;
import dev.codeanatomy.host.StageReport;
import dev.codeanatomy.host.prove.ExportProof;
import dev.codeanatomy.plugin.api.AbiVersion;
import java.util.List;
import java.util.Locale;

/** A verdict as people read it. Stateless. */
final class VerdictText {
  private VerdictText() {}

  static String of(Verdict verdict) {
    AdmissionReport report = verdict.report();
    StringBuilder text = new StringBuilder();
    String version = report.header().map(header -> " " + header.version()).orElse("");
    text.append(report.name()).append(version).append(": ").append(verdict.word()).append('\n');
    line(text, "archive", report.source().toString());
    report.hash().ifPresent(hash -> line(text, "hash", hash.text()));
    report
        .header()
        .ifPresent(
            header -> line(text, "abi", header.abi() + " (this host: " + AbiVersion.CURRENT + ")"));
    text.append('\n');
    report.stages().forEach(stage -> line(text, name(stage.stage()), status(stage, report)));
    if (!report.findings().isEmpty()) {
      text.append('\n').append(FindingText.of(report.findings(), "  "));
    }
    if (verdict.word().equals("readable")) {
      text.append("\n  No code of the plugin ran: this is not an admission.\n");
    }
    return text.toString();
  }

  private static String name(AdmissionStage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }

  private static String status(StageReport stage, AdmissionReport report) {
    String word =
        switch (stage.status()) {
          case PASSED -> "passed";
          case FAILED -> "failed";
          case NOT_REACHED -> "not reached";
          case COMES_LATER -> "comes with a later version";
        };
    if (stage.stage() != AdmissionStage.PROVE || report.proofs().isEmpty()) {
      return word;
    }
    return word + ": " + counts(report.proofs());
  }

  /** As {@code 12 proved, 3 declared, unproven}. */
  static String counts(List<ExportProof> proofs) {
    StringBuilder text = new StringBuilder();
    count(text, proofs, ExportProof.Verdict.PROVED, "proved");
    count(text, proofs, ExportProof.Verdict.DECLARED_UNPROVEN, "declared, unproven");
    count(text, proofs, ExportProof.Verdict.FAILED, "failed");
    return text.toString();
  }

  private static void count(
      StringBuilder text, List<ExportProof> proofs, ExportProof.Verdict verdict, String word) {
    long n = proofs.stream().filter(proof -> proof.verdict() == verdict).count();
    if (n > 0) {
      text.append(text.isEmpty() ? "" : "; ").append(n).append(' ').append(word);
    }
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(String.format("  %-10s %s\n", label, value));
  }
}
