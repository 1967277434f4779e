package dev.codeanatomy.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page with the results: text by hand around parts between two comment lines, which benchmarks
 * replace.
 *
 * @param file the page
 */
public record ResultsPage(Path file) {
  /**
   * Replaces one part.
   *
   * @param name stands in the part's {@code <!-- name:begin -->} and {@code <!-- name:end -->}
   * @throws IOException if the page has no such lines
   */
  public void replace(String name, String report) throws IOException {
    String text = Files.readString(file);
    String first = "<!-- " + name + ":begin -->";
    int begin = text.indexOf(first);
    int end = text.indexOf("<!-- " + name + ":end -->");
    if (begin < 0 || end < begin) {
      throw new IOException(file + " has no part '" + name + "'");
    }
    Files.writeString(
        file,
        text.substring(0, begin + first.length()) + "\n" + report + "\n" + text.substring(end));
  }
}
