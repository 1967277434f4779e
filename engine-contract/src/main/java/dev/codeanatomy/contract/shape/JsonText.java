package dev.codeanatomy.contract.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Text to a JSON tree, strictly: one value, no key twice, nothing after it. Stateless. */
public final class JsonText {
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private JsonText() {}

  /**
   * The tree of a text.
   *
   * @param findings gets what is wrong; then what is returned means nothing
   */
  public static JsonNode parse(String text, List<Finding> findings) {
    try (JsonParser parser = JSON.createParser(text)) {
      try {
        JsonNode tree = JSON.readTree(parser);
        if (tree != null && parser.nextToken() != null) {
          findings.add(
              malformed(
                  parser, parser.currentTokenLocation(), "text after the end of the JSON value"));
        }
        if (tree != null) {
          return tree;
        }
        findings.add(malformed(parser, parser.currentLocation(), "no text"));
      } catch (JsonProcessingException e) {
        // A limit that is exceeded comes without a place, and names our setting of the parser.
        JsonLocation location =
            e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        String problem = e.getOriginalMessage().replaceAll(", from `[^`]*`", "");
        findings.add(malformed(parser, location, problem));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A string cannot fail to be read", e);
    }
    return JSON.nullNode();
  }

  private static Finding malformed(JsonParser parser, JsonLocation location, String problem) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    return Finding.of(
        FindingCode.SPEC_MALFORMED_JSON,
        "line "
            + location.getLineNr()
            + ", column "
            + location.getColumnNr()
            + ", at "
            + shown(pointer),
        problem);
  }

  private static String shown(String pointer) {
    if (pointer.isEmpty()) {
      return "(root)";
    }
    long depth = pointer.chars().filter(c -> c == '/').count();
    return depth > 50 ? "a depth of " + depth : pointer;
  }
}
