package dev.codeanatomy.plugin.codeanatomy.java.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SpansTest {
  @Test
  void spansAreBytesInTextOfEveryWidthWithWindowsLineEnds() {
    String text =
        """
        class Größe {
        \tString \uD835\uDC9C\u00e9 = "\uD83D\uDE00 \\u0041"; // \uD83D\uDE00
        \tString 名() { return \uD835\uDC9C\u00e9 + 名().length(); }
        }
        """
            .replace("\n", "\r\n");
    Extraction sources = Extraction.of("Größe.java", "\uFEFF" + text);
    assertThat(everyNameIsItsSlice(sources)).isGreaterThan(8);
    assertThat(sources.references("read")).hasSize(1);
    assertThat(sources.column(JavaTable.SOURCE_FILES, "has_bom")).containsExactly("true");
    assertThat(sources.column(JavaTable.JAVA_DIAGNOSTICS, "code")).isEmpty();
  }

  @Test
  void bytesThatAreNotUtf8MoveNothing() {
    byte[] latin1 =
        "class A { String s = \"\u00e9\u00e8\"; int after; }"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Extraction sources = new Extraction().and("A.java", latin1);
    assertThat(everyNameIsItsSlice(sources)).isPositive();
    assertThat(sources.column(JavaTable.SOURCE_FILES, "malformed_bytes")).containsExactly("2");
  }

  @Test
  void aNameWrittenWithUnicodeEscapesKeepsTheSpanItHasInTheFile() {
    Extraction sources = Extraction.of("A.java", "class A { int \\u0061b; int c = a\\u0062; }");
    Map<String, Object> read =
        sources.rows(JavaTable.JAVA_REFERENCES).stream()
            .filter(row -> row.get("role").equals("read"))
            .findFirst()
            .orElseThrow();
    assertThat(read.get("name")).isEqualTo("ab");
    assertThat(sources.slice(read, "bstart", "bend")).isEqualTo("a\\u0062");
  }

  @Property(tries = 25)
  void everyNameOfAGeneratedFileIsItsSlice(@ForAll("classes") String text) {
    Extraction sources = Extraction.of("A.java", text);
    assertThat(everyNameIsItsSlice(sources)).isPositive();
    assertThat(sources.column(JavaTable.JAVA_DIAGNOSTICS, "code"))
        .doesNotContain("compiler.err.expected");
  }

  @Provide
  Arbitrary<String> classes() {
    Arbitrary<String> name =
        Arbitraries.of("a", "bc", "ä", "名前", "\uD835\uDC9C", "x1", "$", "\u0646\u0645", "_z");
    Arbitrary<String> gap =
        Arbitraries.of(" ", "\t", "\r\n", "\n", " /* é\uD83D\uDE00 */ ", " // ü\n", "\f");
    Arbitrary<String> member =
        Combinators.combine(name, name, gap, gap)
            .as(
                (first, second, a, b) ->
                    a
                        + "int"
                        + b
                        + first
                        + a
                        + "="
                        + b
                        + "1;"
                        + a
                        + "Object"
                        + b
                        + second
                        + "("
                        + a
                        + "String"
                        + b
                        + first
                        + a
                        + ")"
                        + b
                        + "{ return"
                        + a
                        + first
                        + b
                        + "."
                        + a
                        + "length"
                        + b
                        + "( )"
                        + a
                        + "+"
                        + b
                        + "this."
                        + a
                        + first
                        + ";}");
    return Combinators.combine(member.list().ofMinSize(1).ofMaxSize(6), gap)
        .as((members, a) -> "class" + a + "A" + a + "{" + String.join("", members) + "}");
  }

  private static int everyNameIsItsSlice(Extraction sources) {
    int checked = 0;
    for (Map<String, Object> row : sources.rows(JavaTable.JAVA_NODES)) {
      if (row.get("kind").equals("IDENTIFIER") && row.get("bend") != null) {
        assertThat(sources.slice(row, "bstart", "bend")).isEqualTo(row.get("name"));
        checked++;
      }
    }
    for (Map<String, Object> row : sources.rows(JavaTable.JAVA_SYMBOLS)) {
      if (row.get("implicit").equals(false)) {
        assertThat(sources.slice(row, "name_bstart", "name_bend")).isEqualTo(row.get("name"));
        checked++;
      }
    }
    for (Map<String, Object> row : sources.rows(JavaTable.JAVA_REFERENCES)) {
      assertThat(sources.slice(row, "bstart", "bend")).isEqualTo(row.get("name"));
      checked++;
    }
    return checked;
  }

  @Test
  void parentsEncloseTheirChildren() {
    Extraction sources =
        Extraction.of("A.java", "class A { int m(int x) { return x > 0 ? -x : (x + 1); } }");
    List<Map<String, Object>> nodes = sources.rows(JavaTable.JAVA_NODES);
    for (Map<String, Object> node : nodes) {
      if (node.get("parent_id") != null && node.get("bend") != null) {
        String parentId = (String) node.get("parent_id");
        Map<String, Object> parent =
            nodes.get(Integer.parseInt(parentId.substring(parentId.indexOf('#') + 1)));
        assertThat(parent.get("node_id")).isEqualTo(parentId);
        assertThat((Long) parent.get("bstart")).isLessThanOrEqualTo((Long) node.get("bstart"));
        assertThat((Long) parent.get("bend")).isGreaterThanOrEqualTo((Long) node.get("bend"));
      }
    }
  }
}
