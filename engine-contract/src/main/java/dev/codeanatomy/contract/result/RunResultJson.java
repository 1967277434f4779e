package dev.codeanatomy.contract.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.digest.CanonicalJson;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.contract.shape.Place;
import dev.codeanatomy.contract.shape.SchemaDefinitions;
import java.util.ArrayList;
import java.util.List;

/**
 * The one JSON form of a run result: RFC 8785 canonical text in UTF-8, without a line end. Equal
 * results have equal bytes, whoever writes them. Stateless.
 */
public final class RunResultJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RunResultJson() {}

  /** The canonical text. */
  public static String write(RunResult result) {
    return CanonicalJson.text(ResultShapes.RESULT.write(result));
  }

  /**
   * Reads a result; strict as a spec is.
   *
   * @throws IllegalArgumentException with every problem, if the text is not a run result
   */
  public static RunResult read(String text) {
    List<Finding> findings = new ArrayList<>();
    try {
      JsonNode tree = JSON.readTree(text);
      return ResultShapes.RESULT
          .read(tree, Place.root(findings))
          .orElseThrow(() -> new IllegalArgumentException("Not a run result: " + findings));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** JSON Schema (2020-12) of the form. */
  public static ObjectNode schema() {
    return SchemaDefinitions.document(
        "https://codeanatomy.dev/schema/run-result.json",
        "CodeAnatomy run result",
        ResultShapes.RESULT);
  }
}
