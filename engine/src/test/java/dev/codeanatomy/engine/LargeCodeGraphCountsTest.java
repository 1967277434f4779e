package dev.codeanatomy.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same counts for calcite-core's sources. Only in the Maven profile {@code large-sources},
 * which fetches them.
 */
@EnabledIfSystemProperty(named = LargeCodeGraphCountsTest.SOURCES, matches = ".+")
class LargeCodeGraphCountsTest {
  static final String SOURCES = "codeanatomy.large.sources";

  @TempDir Path out;

  @Test
  void everythingIsCountedAsTheParserCountsIt() throws IOException {
    try (CountedGraph graph = CountedGraph.of(Path.of(System.getProperty(SOURCES)), out)) {
      System.out.println(graph.figures());
      graph.hasEveryFile();
      graph.hasEverySyntaxNode();
      graph.hasEveryDeclaration();
      graph.hasEveryCall();
      graph.hasNoLooseEdge();
      graph.hasUniqueIds();
    }
  }
}
