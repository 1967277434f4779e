package dev.codeanatomy.plugin.codeanatomy.java.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SymbolsTest {
  private static final String SHAPES =
      """
      package p;
      public abstract class A<T extends Number> {
        private static final int N = 1;
        T t;
        A() {}
        protected <U> U m(String s, int... rest) { int i = 0; return null; }
        interface In { void f(); }
        enum E { X, Y }
        @interface An { String v() default ""; }
        Object o() { class Local { int q; } return new Object() { int z; }; }
      }
      """;

  @Test
  void everyKindOfDeclarationHasItsId() {
    assertThat(explicit(Extraction.of("p/A.java", SHAPES)))
        .containsExactly(
            "PACKAGE p",
            "CLASS p.A",
            "TYPE_PARAMETER p.A<T>",
            "FIELD p.A#N:I",
            "FIELD p.A#t:Ljava/lang/Number;",
            "CONSTRUCTOR p.A#<init>()V",
            "METHOD p.A#m(Ljava/lang/String;[I)Ljava/lang/Object;",
            "TYPE_PARAMETER p.A#m(Ljava/lang/String;[I)Ljava/lang/Object;<U>",
            "PARAMETER p.A#m(Ljava/lang/String;[I)Ljava/lang/Object;~0:s",
            "PARAMETER p.A#m(Ljava/lang/String;[I)Ljava/lang/Object;~1:rest",
            "LOCAL_VARIABLE p.A#m(Ljava/lang/String;[I)Ljava/lang/Object;~2:i",
            "INTERFACE p.A$In",
            "METHOD p.A$In#f()V",
            "ENUM p.A$E",
            "ENUM_CONSTANT p.A$E#X:Lp/A$E;",
            "ENUM_CONSTANT p.A$E#Y:Lp/A$E;",
            "ANNOTATION_TYPE p.A$An",
            "METHOD p.A$An#v()Ljava/lang/String;",
            "METHOD p.A#o()Ljava/lang/Object;",
            "CLASS p.A$1Local",
            "FIELD p.A$1Local#q:I",
            "CLASS p.A$1",
            "FIELD p.A$1#z:I");
  }

  @Test
  void whatTheCompilerAddsIsMarkedAndHasNoPlace() {
    List<Map<String, Object>> implicit =
        Extraction.of("p/A.java", SHAPES).rows(JavaTable.JAVA_SYMBOLS).stream()
            .filter(row -> row.get("implicit").equals(true))
            .toList();
    assertThat(implicit)
        .extracting(row -> row.get("symbol_id"))
        .containsExactlyInAnyOrder(
            "p.A$E#<init>()V",
            "p.A$E#values()[Lp/A$E;",
            "p.A$E#valueOf(Ljava/lang/String;)Lp/A$E;",
            "p.A$1Local#<init>()V",
            "p.A$1#<init>()V");
    assertThat(implicit).allMatch(row -> row.get("node_id") == null && row.get("bstart") == null);
  }

  @Test
  void modifiersTypesAndOwnersAreWritten() {
    Map<String, Object> m =
        byId(Extraction.of("p/A.java", SHAPES), "p.A#m(Ljava/lang/String;[I)Ljava/lang/Object;");
    assertThat(m.get("modifiers")).isEqualTo("protected");
    assertThat(m.get("type")).isEqualTo("U");
    assertThat(m.get("owner_id")).isEqualTo("p.A");
    Map<String, Object> n = byId(Extraction.of("p/A.java", SHAPES), "p.A#N:I");
    assertThat(n.get("modifiers")).isEqualTo("private static final");
    assertThat(n.get("type")).isEqualTo("int");
    assertThat(byId(Extraction.of("p/A.java", SHAPES), "p.A").get("owner_id")).isEqualTo("p");
  }

  @Test
  void namesAreFoundBehindTypesAnnotationsAndOtherDeclarators() {
    Extraction sources =
        Extraction.of(
            "A.java",
            """
            import java.util.List;
            class A {
              List<List<A>> A, list[] = null, c;
              @SuppressWarnings("A m(") /* m */ A m /*x*/ (A... m)[] { return null; }
              int @Deprecated [] a() { for (var v : new int[0]) { } return null; }
              <m> A m(final int m) { Runnable r = () -> { }; java.util.function.IntUnaryOperator f = q -> q; return null; }
            }
            """);
    for (Map<String, Object> row : sources.rows(JavaTable.JAVA_SYMBOLS)) {
      if (row.get("implicit").equals(false)) {
        String name = row.get("kind").equals("CONSTRUCTOR") ? "A" : (String) row.get("name");
        assertThat(sources.slice(row, "name_bstart", "name_bend")).isEqualTo(name);
      }
    }
    assertThat(sources.column(JavaTable.JAVA_SYMBOLS, "name_bstart"))
        .filteredOn(text -> !text.equals("null"))
        .doesNotHaveDuplicates();
  }

  @Test
  void idsAreUniqueAndOwnersAreRows() {
    Extraction sources =
        Extraction.of("a/A.java", SHAPES)
            .and("b/A.java", SHAPES)
            .and("c/Broken.java", "package c; class Broken { void m( { int x; class Q {} ")
            .and("D.java", "class D { void m() {} void m() {} int f; int f; }");
    Set<String> ids = new HashSet<>();
    for (String id : sources.column(JavaTable.JAVA_SYMBOLS, "symbol_id")) {
      assertThat(ids.add(id)).as(id).isTrue();
    }
    assertThat(sources.column(JavaTable.JAVA_SYMBOLS, "owner_id"))
        .allMatch(owner -> owner.equals("null") || ids.contains(owner));
  }

  @Test
  void aSecondClassOfOneNameIsToldFromTheFirst() {
    Extraction sources =
        Extraction.of("one/A.java", "package p; class A { int f; }")
            .and("two/A.java", "package p; class A { int f; }");
    assertThat(explicit(sources))
        .containsExactly(
            "PACKAGE p",
            "CLASS p.A",
            "FIELD p.A#f:I",
            "CLASS p.A@two/A.java#3",
            "FIELD p.A@two/A.java#3#f@two/A.java#5");
    assertThat(sources.column(JavaTable.JAVA_DIAGNOSTICS, "code"))
        .containsExactly("compiler.err.duplicate.class");
  }

  private static List<String> explicit(Extraction sources) {
    return sources.rows(JavaTable.JAVA_SYMBOLS).stream()
        .filter(row -> row.get("implicit").equals(false))
        .map(row -> row.get("kind") + " " + row.get("symbol_id"))
        .toList();
  }

  private static Map<String, Object> byId(Extraction sources, String id) {
    return sources.rows(JavaTable.JAVA_SYMBOLS).stream()
        .filter(row -> row.get("symbol_id").equals(id))
        .findFirst()
        .orElseThrow();
  }
}
