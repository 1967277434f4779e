package dev.codeanatomy.plugin.codeanatomy.java.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokenSourcesTest {
  private static final String GOOD = "class Good { void m() { m(); } }";

  @Test
  void syntaxErrorsLeaveTheRestOfTheFile() {
    Extraction sources =
        Extraction.of("A.java", "class A { void broken( { } int f; int after() { return f; } }");
    assertThat(sources.column(JavaTable.SOURCE_FILES, "parse_status"))
        .containsExactly("syntax-errors");
    assertThat(sources.column(JavaTable.JAVA_SYMBOLS, "name")).contains("after", "f");
    assertThat(sources.references("read")).containsExactly("read f -> A#f:I");
    Map<String, Object> error = sources.rows(JavaTable.JAVA_DIAGNOSTICS).get(0);
    assertThat(error.get("path")).isEqualTo("A.java");
    assertThat(error.get("severity")).isEqualTo("error");
    assertThat(error.get("line")).isEqualTo(1L);
    assertThat((Long) error.get("bstart")).isBetween(20L, 25L);
  }

  @Test
  void whatStandsInsideBrokenCodeHasNodes() {
    Extraction sources = Extraction.of("A.java", "class A { void m() { foo(1) bar; } } garbage ((");
    assertThat(sources.column(JavaTable.JAVA_NODES, "kind")).contains("ERRONEOUS");
    assertThat(sources.column(JavaTable.JAVA_NODES, "name")).contains("foo", "bar");
  }

  @Test
  void emptyAndBinaryFilesCostNobodyAnything() {
    byte[] binary = new byte[512];
    for (int i = 0; i < binary.length; i++) {
      binary[i] = (byte) (i * 37);
    }
    Extraction sources =
        Extraction.of("Binary.java", "")
            .and("Binary.java", binary)
            .and("Empty.java", "")
            .and("Good.java", GOOD);
    assertThat(sources.column(JavaTable.SOURCE_FILES, "parse_status"))
        .containsExactly("syntax-errors", "parsed", "parsed");
    assertThat(sources.references("call")).containsExactly("call m -> Good#m()V");
  }

  @Test
  void aMissingTypeCostsOnlyTheNamesThatLeadThroughIt() {
    Extraction sources =
        Extraction.of(
            "A.java",
            """
            import org.missing.Gone;
            class A {
              Gone gone;
              void m(Object o) { m(gone); gone.run(); m(null); n(gone.x()); }
              void m(String s) {}
              void n(int i) {}
            }
            """);
    assertThat(sources.references())
        .contains(
            "import Gone -> [not-found]",
            "type Gone -> [not-found]",
            "call run -> [unknown-operand]",
            "call m -> A#m(Ljava/lang/String;)V",
            "call n -> A#n(I)V (unknown-argument)")
        .anyMatch(text -> text.startsWith("call m -> ") && text.endsWith("(unknown-argument)"));
    assertThat(sources.column(JavaTable.SOURCE_FILES, "parse_status")).containsExactly("parsed");
  }

  @Test
  void aMissingClassPathEntryIsADiagnosticOfTheRun() {
    Extraction sources = Extraction.of("Good.java", GOOD).withClassPath(Path.of("no", "such.jar"));
    Map<String, Object> row = sources.rows(JavaTable.JAVA_DIAGNOSTICS).get(0);
    assertThat(row.get("path")).isNull();
    assertThat(row.get("code")).isEqualTo("extract.class-path-entry-missing");
    assertThat(sources.references("call")).containsExactly("call m -> Good#m()V");
  }

  @Test
  void aModuleDeclarationHasNodesAndDoesNotHideOtherFiles() {
    Extraction sources =
        Extraction.of("module-info.java", "module m { requires java.base; uses a.b.Service; }")
            .and("p/A.java", "package p; class A { java.util.logging.Logger l; }");
    assertThat(sources.column(JavaTable.SOURCE_FILES, "parse_status"))
        .containsExactly("not-attributed", "parsed");
    assertThat(sources.column(JavaTable.JAVA_NODES, "kind")).contains("MODULE", "REQUIRES", "USES");
    assertThat(sources.references())
        .containsExactly(
            "type Service -> [module-declaration]", "type Logger -> java.util.logging.Logger");
  }

  @Test
  void deepSourceIsReadOnALargeStack() {
    String sum = "1" + "+1".repeat(20_000);
    String blocks = "{".repeat(3_000) + "int deep = 1; deep++;" + "}".repeat(3_000);
    Extraction sources =
        Extraction.of("Sum.java", "class Sum { int x = " + sum + "; }")
            .and("Blocks.java", "class Blocks { void m() " + blocks + " }");
    assertThat(sources.column(JavaTable.SOURCE_FILES, "parse_status"))
        .containsExactly("parsed", "parsed");
    assertThat(sources.column(JavaTable.JAVA_NODES, "kind").stream().filter("PLUS"::equals))
        .hasSize(20_000);
    assertThat(sources.references("write")).hasSize(1);
  }

  @Test
  void aFileTooDeepForTheStackCostsOnlyItself() {
    String blocks = "{".repeat(20_000) + "}".repeat(20_000);
    Extraction sources =
        Extraction.of("Deep.java", "class Deep { void m() " + blocks + " }")
            .and("Good.java", GOOD)
            .withStack(1 << 20);
    assertThat(sources.column(JavaTable.SOURCE_FILES, "parse_status"))
        .containsExactly("failed", "parsed");
    assertThat(sources.column(JavaTable.JAVA_DIAGNOSTICS, "code"))
        .containsExactly("extract.parse-failed");
    assertThat(sources.references("call")).containsExactly("call m -> Good#m()V");
  }

  @Test
  void aFileThatCannotBeEnteredCostsOnlyItsReferences() {
    StringBuilder chain = new StringBuilder("class C0 { }");
    for (int i = 1; i < 4_000; i++) {
      chain.insert(0, "class C" + i + " extends C" + (i - 1) + " { }\n");
    }
    Extraction sources =
        Extraction.of("Chain.java", chain.toString()).and("Good.java", GOOD).withStack(256 << 10);
    assertThat(sources.references("call")).containsExactly("call m -> Good#m()V");
    assertThat(sources.column(JavaTable.SOURCE_FILES, "parse_status"))
        .containsExactly("not-attributed", "parsed");
    assertThat(sources.column(JavaTable.JAVA_NODES, "kind").stream().filter("CLASS"::equals))
        .hasSize(4_001);
    assertThat(sources.references("extends"))
        .hasSize(3_999)
        .contains("extends C0 -> [not-attributed]");
    assertThat(sources.column(JavaTable.JAVA_DIAGNOSTICS, "code"))
        .containsExactly("extract.attribution-failed");
  }

  @Test
  void aCancelledRunStops() {
    Extraction sources = Extraction.of("Good.java", GOOD);
    ExtractionRequest request =
        new ExtractionRequest(sources.snapshot(), List.of(), ExtractionRequest.DEFAULT_STACK_BYTES);
    assertThatThrownBy(() -> JavaExtractor.extract(request, () -> true))
        .isInstanceOf(ExtractionCancelled.class);
  }
}
