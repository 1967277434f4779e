package dev.codeanatomy.plugin.codeanatomy.java.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceRoot;
import dev.codeanatomy.plugin.codeanatomy.java.source.SourceSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares rows with counts that plain scanners take over a parse of their own. */
class CountsTest {
  /** This module's own sources and tests: real files, no two alike. */
  private static final Path SOURCES = Path.of("src");

  private static JavaAnalysis analysis;

  // Not in a static initializer: the extraction's own thread calls back into this class.
  @BeforeAll
  static void extractOnce() {
    analysis = extract();
  }

  private static JavaAnalysis extract() {
    return JavaExtractor.extract(
        ExtractionRequest.of(
            SourceSnapshot.of(SourceRoot.of(SOURCES.toString())),
            System.getProperty("java.class.path")),
        () -> false);
  }

  @Test
  void nodesOfEachKindAreThoseOfTheParser() throws IOException {
    Map<String, Integer> counted = new TreeMap<>();
    for (CompilationUnitTree unit : parse()) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void scan(Tree tree, Void unused) {
          if (tree != null) {
            counted.merge(tree.getKind().name(), 1, Integer::sum);
          }
          return super.scan(tree, null);
        }

        @Override
        public Void visitErroneous(ErroneousTree tree, Void unused) {
          return scan(tree.getErrorTrees(), null);
        }
      }.scan(unit, null);
    }
    assertThat(kinds(JavaTable.JAVA_NODES, "kind")).isEqualTo(counted);
  }

  @Test
  void declarationsAreThoseOfTheParser() throws IOException {
    int[] counted = new int[3];
    for (CompilationUnitTree unit : parse()) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitClass(com.sun.source.tree.ClassTree tree, Void unused) {
          counted[0]++;
          return super.visitClass(tree, null);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void unused) {
          counted[1]++;
          return super.visitMethod(tree, null);
        }

        @Override
        public Void visitVariable(VariableTree tree, Void unused) {
          counted[2]++;
          return super.visitVariable(tree, null);
        }
      }.scan(unit, null);
    }
    List<Map<String, Object>> symbols = Extraction.rows(analysis, JavaTable.JAVA_SYMBOLS);
    assertThat(explicit(symbols, "CLASS", "INTERFACE", "ENUM", "RECORD", "ANNOTATION_TYPE"))
        .isEqualTo(counted[0]);
    assertThat(explicit(symbols, "METHOD", "CONSTRUCTOR")).isEqualTo(counted[1]);
    // The parser gives compact constructors parameters, which are rows marked implicit.
    long compact =
        symbols.stream()
            .filter(row -> row.get("implicit").equals(true) && row.get("kind").equals("PARAMETER"))
            .count();
    assertThat(
            explicit(
                    symbols,
                    "FIELD",
                    "ENUM_CONSTANT",
                    "PARAMETER",
                    "LOCAL_VARIABLE",
                    "EXCEPTION_PARAMETER",
                    "RESOURCE_VARIABLE",
                    "BINDING_VARIABLE")
                + compact)
        .isEqualTo(counted[2]);
  }

  @Test
  void callsAreTheInvocationsCreationsAndMethodReferences() {
    Map<String, Integer> nodes = kinds(JavaTable.JAVA_NODES, "kind");
    int made =
        nodes.get("METHOD_INVOCATION") + nodes.get("NEW_CLASS") + nodes.get("MEMBER_REFERENCE");
    assertThat(kinds(JavaTable.JAVA_REFERENCES, "role").get("call")).isEqualTo(made);
  }

  @Test
  void withTheClassPathEveryReferenceResolves() {
    List<Map<String, Object>> unresolved =
        Extraction.rows(analysis, JavaTable.JAVA_REFERENCES).stream()
            .filter(row -> row.get("reason") != null)
            .toList();
    assertThat(unresolved).isEmpty();
    assertThat(kinds(JavaTable.JAVA_DIAGNOSTICS, "severity")).doesNotContainKey("error");
  }

  @Test
  void twoRunsGiveEqualRows() {
    JavaAnalysis again = extract();
    for (JavaTable table : JavaTable.values()) {
      assertThat(Extraction.rows(again, table).equals(Extraction.rows(analysis, table)))
          .as(table.tableName())
          .isTrue();
    }
  }

  private static Map<String, Integer> kinds(JavaTable table, String column) {
    Map<String, Integer> counts = new TreeMap<>();
    Extraction.rows(analysis, table)
        .forEach(row -> counts.merge((String) row.get(column), 1, Integer::sum));
    return counts;
  }

  private static long explicit(List<Map<String, Object>> symbols, String... kinds) {
    return symbols.stream()
        .filter(row -> row.get("implicit").equals(false))
        .filter(row -> List.of(kinds).contains(row.get("kind")))
        .count();
  }

  private static List<CompilationUnitTree> parse() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> tree = Files.walk(SOURCES)) {
      List<Path> sources =
          tree.filter(path -> path.toString().endsWith(".java")).collect(Collectors.toList());
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  diagnostic -> {},
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      List<CompilationUnitTree> units = new java.util.ArrayList<>();
      task.parse().forEach(units::add);
      return units;
    }
  }
}
