package dev.codeanatomy.common.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON tree read so that duplicate keys are findings with their pointer, not silently the last
 * one. Text that is no JSON gives a finding with line and column.
 *
 * @param root the tree; of a duplicate key the first value. A missing node where it is no JSON
 * @param findings what was wrong
 */
record JsonDocument(JsonNode root, List<Finding> findings) {
  private static final JsonFactory FACTORY = new JsonFactory();

  static JsonDocument read(byte[] bytes) {
    List<Finding> findings = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      if (parser.nextToken() == null) {
        return malformed(findings, "line 1, column 1", "the file is empty");
      }
      JsonNode root = value(parser, "", findings);
      if (parser.nextToken() != null) {
        return malformed(findings, place(parser), "more text after the end of the object");
      }
      return new JsonDocument(root, findings);
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? "unknown place"
              : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
      return malformed(findings, place, e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException("Memory does not fail to be read", e);
    }
  }

  private static String place(JsonParser parser) {
    return "line "
        + parser.currentTokenLocation().getLineNr()
        + ", column "
        + parser.currentTokenLocation().getColumnNr();
  }

  private static JsonDocument malformed(List<Finding> findings, String place, String found) {
    findings.add(Finding.of(FindingCode.MANIFEST_MALFORMED, place, found));
    return new JsonDocument(JsonNodeFactory.instance.missingNode(), findings);
  }

  private static JsonNode value(JsonParser parser, String pointer, List<Finding> findings)
      throws IOException {
    JsonNodeFactory json = JsonNodeFactory.instance;
    switch (parser.currentToken()) {
      case START_OBJECT:
        return object(parser, pointer, findings);
      case START_ARRAY:
        ArrayNode array = json.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser, pointer + "/" + array.size(), findings));
        }
        return array;
      case VALUE_STRING:
        return json.textNode(parser.getText());
      case VALUE_NUMBER_INT:
        return json.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT:
        return json.numberNode(parser.getDecimalValue());
      case VALUE_TRUE:
      case VALUE_FALSE:
        return json.booleanNode(parser.getBooleanValue());
      default:
        return json.nullNode();
    }
  }

  private static ObjectNode object(JsonParser parser, String pointer, List<Finding> findings)
      throws IOException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      String place = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
      JsonNode value = value(parser, place, findings);
      if (object.has(key)) {
        findings.add(
            Finding.of(
                FindingCode.MANIFEST_DUPLICATE, place, "the property '" + key + "' a second time"));
      } else {
        object.set(key, value);
      }
    }
    return object;
  }
}
