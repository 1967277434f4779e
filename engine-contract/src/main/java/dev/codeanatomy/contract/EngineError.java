package dev.codeanatomy.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The one form of a failure: {@code {stage, code, message, details}}.
 *
 * @param stage where it failed
 * @param code what failed, from the catalogue
 * @param message one sentence for a person: found, expected, what to do
 * @param details more for a program, by name; texts only, sorted
 * @param findings everything that was found where a stage collects before it fails; else empty
 */
public record EngineError(
    EngineStage stage,
    FindingCode code,
    String message,
    TreeMap<String, String> details,
    List<Finding> findings) {
  public EngineError {
    Objects.requireNonNull(stage);
    Objects.requireNonNull(code);
    details = new TreeMap<>(details);
    findings = List.copyOf(findings);
    if (message.isBlank()) {
      throw new IllegalArgumentException("A failure of " + code + " must say what was found");
    }
  }

  /** A failure that is one finding. */
  public static EngineError of(EngineStage stage, Finding finding) {
    TreeMap<String, String> details = new TreeMap<>();
    details.put("where", finding.where());
    finding.expected().ifPresent(expected -> details.put("expected", expected));
    details.put("remedy", finding.advice());
    return new EngineError(
        stage, finding.code(), finding.where() + ": " + finding.fullMessage(), details, List.of());
  }

  /**
   * A failure of a stage that collected findings; its code and message are those of the first
   * error. A single finding stands for itself; more are all kept, warnings too.
   *
   * @throws IllegalArgumentException if none of the findings is an error
   */
  public static EngineError of(EngineStage stage, List<Finding> findings) {
    Optional<Finding> first =
        findings.stream().filter(finding -> finding.severity() == Severity.ERROR).findFirst();
    if (first.isEmpty()) {
      throw new IllegalArgumentException("A stage without errors did not fail: " + findings);
    }
    EngineError error = of(stage, first.get());
    return findings.size() == 1
        ? error
        : new EngineError(stage, error.code, error.message, error.details, findings);
  }

  /** The failure as a JSON object; {@code findings} stands under {@code details}. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("stage", stage.label());
    json.put("code", code.id());
    json.put("message", message);
    ObjectNode more = json.putObject("details");
    details.forEach(more::put);
    if (!findings.isEmpty()) {
      ArrayNode all = more.putArray("findings");
      for (Finding finding : findings) {
        ObjectNode one = all.addObject();
        one.put("code", finding.code().id());
        one.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        one.put("where", finding.where());
        one.put("found", finding.found());
        finding.expected().ifPresent(expected -> one.put("expected", expected));
        finding.remedy().ifPresent(remedy -> one.put("remedy", remedy));
      }
    }
    return json;
  }

  /** The code and the message, on one line. */
  @Override
  public String toString() {
    return code.id() + " " + message;
  }
}
