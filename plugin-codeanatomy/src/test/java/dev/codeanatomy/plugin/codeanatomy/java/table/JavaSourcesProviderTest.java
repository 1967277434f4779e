package dev.codeanatomy.plugin.codeanatomy.java.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Call;
import dev.codeanatomy.plugin.api.expr.Column;
import dev.codeanatomy.plugin.api.expr.Expression;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.table.FilterPushdown;
import dev.codeanatomy.plugin.api.table.ScanFilter;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import dev.codeanatomy.plugin.codeanatomy.fixture.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaSourcesProviderTest {
  private static final Expression PATH = column("path");
  private static final Expression SIZE = column("size_bytes");

  @TempDir Path root;
  private final Run run = new Run();
  private TableProvider table;

  @BeforeEach
  void openTable() throws Exception {
    Files.createDirectories(root.resolve("a"));
    Files.writeString(root.resolve("a/A.java"), "class A {}");
    Files.writeString(root.resolve("a/B.java"), "class B { /* \u00e9 */ }");
    Files.writeString(root.resolve("C.java"), "");
    table = run.open(root.toString());
  }

  @AfterEach
  void closeRun() {
    run.close();
  }

  @Test
  void aFileIsARow() throws PluginException {
    assertThat(scan(List.of("path", "size_bytes", "content")))
        .containsExactly(
            List.of("C.java", 0L, ""),
            List.of("a/A.java", 10L, "class A {}"),
            List.of("a/B.java", 20L, "class B { /* \u00e9 */ }"));
    assertThat(scan(List.of("content_hash")).get(0).get(0))
        .isEqualTo("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void pathsAndSizesFilterExactly() throws PluginException {
    assertThat(paths(call("starts_with", PATH, Literal.ofUtf8("a/"))))
        .containsExactly("a/A.java", "a/B.java");
    assertThat(paths(call("like", PATH, Literal.ofUtf8("a/A%")))).containsExactly("a/A.java");
    assertThat(paths(call("equal", Literal.ofUtf8("C.java"), PATH))).containsExactly("C.java");
    assertThat(paths(call("not_equal", PATH, Literal.ofUtf8("C.java")))).hasSize(2);
    assertThat(paths(call("gt", SIZE, Literal.ofInt64(10)))).containsExactly("a/B.java");
    assertThat(paths(call("gt", Literal.ofInt64(10), SIZE))).containsExactly("C.java");
    assertThat(paths(call("gte", SIZE, Literal.ofInt32(10)))).hasSize(2);
    assertThat(paths(call("lte", SIZE, Literal.ofInt64(10)), call("lt", Literal.ofInt64(0), SIZE)))
        .containsExactly("a/A.java");
  }

  @Test
  void everythingElseIsLeftToTheHost() {
    for (Expression conjunct :
        List.of(
            call("equal", column("content"), Literal.ofUtf8("x")),
            call("like", column("content"), Literal.ofUtf8("x%")),
            call("like", PATH, Literal.ofUtf8("%x")),
            call("like", PATH, Literal.ofUtf8("a_%")),
            call("equal", PATH, Literal.ofNull(ArrowTypes.UTF8)),
            call("lt", PATH, Literal.ofUtf8("x")),
            call("equal", SIZE, Literal.ofFloat64(1.5)),
            call("equal", PATH, PATH),
            PATH)) {
      assertThat(table.classify(conjunct)).as("%s", conjunct).isEqualTo(FilterPushdown.UNSUPPORTED);
    }
  }

  @Test
  void filesAreNotOpenedUnlessTheirContentIsWanted() throws Exception {
    TableScan paths = run.plan(table, List.of("path"), List.of(), 1);
    TableScan contents = run.plan(table, List.of("path", "content"), List.of(), 1);
    TableScan sizes = run.plan(table, List.of("size_bytes"), List.of(), 1);
    deleteTree();
    assertThat(run.read(table, paths, List.of("path"), 10)).hasSize(3);
    assertThat(run.read(table, contents, List.of("path", "content"), 10))
        .containsExactly(
            Arrays.asList("C.java", null),
            Arrays.asList("a/A.java", null),
            Arrays.asList("a/B.java", null));
    assertThatThrownBy(() -> run.read(table, sizes, List.of("size_bytes"), 10))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("C.java is gone");
  }

  @Test
  void aMissingRootIsRefused() {
    assertThatThrownBy(() -> run.open(root.resolve("gone").toString()))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("does not exist");
  }

  private List<String> paths(Expression... conjuncts) throws PluginException {
    for (Expression conjunct : conjuncts) {
      assertThat(table.classify(conjunct)).isEqualTo(FilterPushdown.EXACT);
    }
    List<ScanFilter> filters =
        Arrays.stream(conjuncts).map(c -> ScanFilter.of(c, FilterPushdown.EXACT)).toList();
    List<String> columns = List.of("path");
    return run.read(table, run.plan(table, columns, filters, 3), columns, 2).stream()
        .map(row -> (String) row.get(0))
        .toList();
  }

  private List<List<Object>> scan(List<String> columns) throws PluginException {
    return run.read(table, run.plan(table, columns, List.of(), 1), columns, 2);
  }

  private void deleteTree() throws IOException {
    Files.delete(root.resolve("a/A.java"));
    Files.delete(root.resolve("a/B.java"));
    Files.delete(root.resolve("C.java"));
  }

  private static Expression column(String name) {
    return Column.of(
        ArrowTypes.nullable(name, name.equals("size_bytes") ? ArrowTypes.INT64 : ArrowTypes.UTF8));
  }

  private static Expression call(String name, Expression left, Expression right) {
    return Call.of(name, List.of(left, right), ArrowTypes.nullable("r", ArrowTypes.BOOL));
  }
}
