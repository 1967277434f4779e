package dev.codeanatomy.engine.lower;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a file of queries, each under a comment line with its name. */
final class NamedQueries {
  private NamedQueries() {}

  static Map<String, String> read(String resource) {
    try (InputStream in = NamedQueries.class.getResourceAsStream(resource)) {
      Map<String, String> queries = new LinkedHashMap<>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String part : text.split("(?m)^-- ")) {
        if (!part.isBlank()) {
          int line = part.indexOf('\n');
          String query = part.substring(line + 1).strip();
          queries.put(part.substring(0, line).strip(), query.replaceFirst(";$", ""));
        }
      }
      return queries;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
