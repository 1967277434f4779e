package dev.codeanatomy.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph of this repository's own sources against a count that the plugin has no part in. */
class CodeGraphCountsTest {
  @TempDir static Path folder;
  private static CountedGraph graph;

  @BeforeAll
  static void run() throws IOException {
    graph = CountedGraph.of(ownSources(), folder.resolve("out"));
  }

  @AfterAll
  static void close() {
    graph.close();
  }

  /** A copy of what is under the modules' source folders, without what builds leave beside it. */
  private static Path ownSources() throws IOException {
    Path repository = Path.of("..").toRealPath();
    Path copy = folder.resolve("sources");
    List<Path> files;
    try (Stream<Path> modules = Files.list(repository)) {
      files =
          modules
              .map(module -> module.resolve("src"))
              .filter(Files::isDirectory)
              .flatMap(CodeGraphCountsTest::sources)
              .toList();
    }
    for (Path file : files) {
      Path target = copy.resolve(repository.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
    return copy;
  }

  private static Stream<Path> sources(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  @Test
  void filesAreThoseBelowTheRoot() {
    graph.hasEveryFile();
  }

  @Test
  void syntaxNodesAreThoseOfTheParserKindByKind() {
    graph.hasEverySyntaxNode();
  }

  @Test
  void declarationsAreThoseOfTheParser() {
    graph.hasEveryDeclaration();
  }

  @Test
  void callsAreInvocationsCreationsAndMethodReferences() {
    graph.hasEveryCall();
  }

  @Test
  void everyEdgeEndsAtNodes() {
    graph.hasNoLooseEdge();
  }

  @Test
  void idsAreUnique() {
    graph.hasUniqueIds();
  }
}
