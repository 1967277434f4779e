package dev.codeanatomy.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.FindingJson;
import dev.codeanatomy.host.AdmissionReport;
import dev.codeanatomy.host.StageReport;
import dev.codeanatomy.host.prove.ExportProof;
import java.util.List;
import java.util.Locale;

/** A verdict as programs read it. Stateless. */
final class VerdictJson {
  private VerdictJson() {}

  static String of(List<Verdict> verdicts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    verdicts.forEach(verdict -> array.add(node(verdict)));
    return array.toPrettyString() + "\n";
  }

  static String of(Verdict verdict) {
    return node(verdict).toPrettyString() + "\n";
  }

  private static JsonNode node(Verdict verdict) {
    AdmissionReport report = verdict.report();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("plugin", report.name());
    report
        .header()
        .ifPresent(
            header -> node.put("version", header.version()).put("abi", header.abi().toString()));
    node.put("verdict", verdict.word());
    node.put("archive", report.source().toString());
    report.hash().ifPresent(hash -> node.put("hash", hash.text()));
    ArrayNode stages = node.putArray("stages");
    for (StageReport stage : report.stages()) {
      stages
          .addObject()
          .put("stage", stage.stage().name().toLowerCase(Locale.ROOT))
          .put("status", stage.status().name().toLowerCase(Locale.ROOT));
    }
    ArrayNode proofs = node.putArray("proofs");
    for (ExportProof proof : report.proofs()) {
      proofs
          .addObject()
          .put("capability", proof.capability().name())
          .put("name", proof.name())
          .put("verdict", proof.verdict().name().toLowerCase(Locale.ROOT));
    }
    node.set("findings", FindingJson.of(report.findings()));
    return node;
  }
}
