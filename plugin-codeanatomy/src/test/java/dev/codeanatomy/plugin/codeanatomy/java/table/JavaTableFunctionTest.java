package dev.codeanatomy.plugin.codeanatomy.java.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import dev.codeanatomy.plugin.codeanatomy.fixture.Run;
import dev.codeanatomy.plugin.codeanatomy.java.extract.ExtractionCancelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaTableFunctionTest {
  @TempDir Path root;
  private final Run run = new Run();

  @AfterEach
  void closeRun() {
    run.close();
  }

  @Test
  void namesAndSignaturesAreStable() {
    assertThat(JavaTableFunction.all())
        .extracting(function -> function.spec().toString())
        .containsExactly(
            "source_files(root utf8 literal, [classpath utf8 literal = '']) -> struct",
            "java_nodes(root utf8 literal, [classpath utf8 literal = '']) -> struct",
            "java_symbols(root utf8 literal, [classpath utf8 literal = '']) -> struct",
            "java_references(root utf8 literal, [classpath utf8 literal = '']) -> struct",
            "java_diagnostics(root utf8 literal, [classpath utf8 literal = '']) -> struct");
  }

  @Test
  void allFunctionsOfARunShareOneExtraction() throws PluginException {
    for (JavaTableFunction function : JavaTableFunction.all()) {
      TableProvider table = bind(function.spec().name(), "sample:");
      run.read(table, run.plan(table, List.of(), List.of(), 2), List.of(), 100);
    }
    assertThat(run.computed()).containsExactly("SourceSnapshot", "JavaAnalysis");
  }

  @Test
  void aCancelledRunStopsItsExtraction() throws PluginException {
    TableProvider table = bind("java_nodes", "sample:");
    run.cancel();

    assertThatThrownBy(
            () -> run.read(table, run.plan(table, List.of(), List.of(), 1), List.of(), 100))
        .hasRootCauseInstanceOf(ExtractionCancelled.class);
    assertThat(run.computed()).doesNotContain("JavaAnalysis");
  }

  @Test
  void theSampleHasItsCall() throws PluginException {
    List<String> columns = List.of("role", "target_id", "bstart");
    assertThat(rows("java_references", "sample:", columns, 1))
        .contains(
            List.of("call", "java.lang.String#concat(Ljava/lang/String;)Ljava/lang/String;", 80L));
  }

  @Test
  void splitsAndBatchesChangeNothing() throws Exception {
    for (int i = 0; i < 30; i++) {
      write("C" + i + ".java", "class C" + i + " { int f" + "; int g".repeat(i % 7) + i + "; }");
    }
    for (JavaTableFunction function : JavaTableFunction.all()) {
      String name = function.spec().name();
      TableProvider table = bind(name, root.toString());
      List<String> columns = table.schema().getFields().stream().map(Field::getName).toList();
      TableScan whole = run.plan(table, columns, List.of(), 1);
      TableScan many = run.plan(table, columns, List.of(), 16);
      assertThat(run.read(table, many, columns, 3))
          .isEqualTo(run.read(table, whole, columns, 10_000));
      if (!name.equals("java_diagnostics")) {
        assertThat(many.splits()).hasSizeGreaterThan(8);
      }
    }
  }

  @Test
  void onlyTheProjectedColumnsAreWritten() throws PluginException {
    assertThat(rows("source_files", "sample:", List.of("line_count", "path"), 10))
        .containsExactly(List.of(7, "demo/Hello.java"));
  }

  @Test
  void anEmptyTreeHasNoRowsButItsProblems() throws Exception {
    assertThat(rows("java_nodes", root.toString(), List.of("kind"), 10)).isEmpty();
    Files.createSymbolicLink(root.resolve("Gone.java"), root.resolve("nowhere"));
    try (Run other = new Run()) {
      TableProvider table =
          other.bind("java_diagnostics", Literal.ofUtf8(root.toString()), Literal.ofUtf8(""));
      List<String> columns = List.of("path", "code");
      assertThat(other.read(table, other.plan(table, columns, List.of(), 2), columns, 10))
          .containsExactly(List.of("Gone.java", "source.broken-link"));
    }
  }

  @Test
  void theContentVersionFollowsTheFiles() throws Exception {
    write("A.java", "class A {}");
    String before = bind("java_nodes", root.toString()).contentVersion().orElseThrow();
    write("A.java", "class A { }");
    try (Run other = new Run()) {
      assertThat(
              other
                  .bind("java_nodes", Literal.ofUtf8(root.toString()), Literal.ofUtf8(""))
                  .contentVersion())
          .isPresent()
          .isNotEqualTo(java.util.Optional.of(before));
    }
  }

  @Test
  void aRootThatIsNotThereIsRefusedAtBind() {
    assertThatThrownBy(() -> bind("java_nodes", root.resolve("gone").toString()))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("gone does not exist");
    assertThatThrownBy(
            () -> run.bind("java_nodes", Literal.ofNull(ArrowTypes.UTF8), Literal.ofUtf8("")))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("source root of java_nodes is null");
  }

  @Test
  void aSplitOfAnotherTreeIsRefused() throws PluginException {
    TableProvider table = bind("java_nodes", "sample:");
    TableScan scan = run.plan(table, List.of(), List.of(), 1);
    assertThatThrownBy(() -> scan.open(new Splits(0, 9).bytes()))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("does not fit");
    assertThatThrownBy(() -> scan.open(new byte[3])).isInstanceOf(PluginException.class);
  }

  private TableProvider bind(String function, String at) throws PluginException {
    return run.bind(function, Literal.ofUtf8(at), Literal.ofNull(ArrowTypes.UTF8));
  }

  private List<List<Object>> rows(String function, String at, List<String> columns, int batch)
      throws PluginException {
    TableProvider table = bind(function, at);
    return run.read(table, run.plan(table, columns, List.of(), 2), columns, batch);
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(root.resolve(path), text);
  }
}
