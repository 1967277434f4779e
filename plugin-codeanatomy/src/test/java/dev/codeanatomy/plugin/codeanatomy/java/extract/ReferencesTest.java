package dev.codeanatomy.plugin.codeanatomy.java.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencesTest {
  @Test
  void callsNameTheMethodOrConstructorChosen() {
    Extraction sources =
        Extraction.of(
            "p/A.java",
            """
            package p;
            class A extends B {
              A() { super(1); }
              A(String s) { this(); }
              void m() {
                m();
                new A("x").m();
                "y".length();
                Runnable r = this::m;
                java.util.function.Supplier<A> s = A::new;
              }
            }
            class B { B(int i) {} }
            """);
    assertThat(sources.references("call"))
        .containsExactly(
            "call super -> p.B#<init>(I)V",
            "call this -> p.A#<init>()V",
            "call m -> p.A#m()V",
            "call m -> p.A#m()V",
            "call A -> p.A#<init>(Ljava/lang/String;)V",
            "call length -> java.lang.String#length()I",
            "call m -> p.A#m()V",
            "call <init> -> p.A#<init>()V");
  }

  @Test
  void assignmentsWriteAndUpdatesReadAndWrite() {
    Extraction sources =
        Extraction.of(
            "A.java",
            """
            class A {
              int f;
              void m(int p, int[] a) {
                int x = p;
                x = 1;
                (x) = 2;
                x += p;
                ++f;
                this.f--;
                a[x] = f;
              }
            }
            """);
    String m = "A#m(I[I)V";
    assertThat(sources.references().stream().filter(r -> r.matches("(read|write) .*")).toList())
        .containsExactly(
            "read p -> " + m + "~0:p",
            "write x -> " + m + "~2:x",
            "write x -> " + m + "~2:x",
            "read x -> " + m + "~2:x",
            "write x -> " + m + "~2:x",
            "read p -> " + m + "~0:p",
            "read f -> A#f:I",
            "write f -> A#f:I",
            "read f -> A#f:I",
            "write f -> A#f:I",
            "read a -> " + m + "~1:a",
            "read x -> " + m + "~2:x",
            "read f -> A#f:I");
  }

  @Test
  void supertypesAreToldFromOtherTypes() {
    Extraction sources =
        Extraction.of(
            "A.java",
            """
            import java.util.List;
            class A extends java.util.ArrayList<String> implements Comparable<A> {
              public int compareTo(A other) { return 0; }
              Object o = new Runnable() { public void run() {} };
            }
            interface I extends Runnable, List<Integer> {}
            enum E implements Runnable { X { }; public void run() {} }
            """);
    assertThat(sources.references("extends"))
        .containsExactly(
            "extends ArrayList -> java.util.ArrayList",
            "extends Runnable -> java.lang.Runnable",
            "extends List -> java.util.List");
    assertThat(sources.references("implements"))
        .containsExactly(
            "implements Comparable -> java.lang.Comparable",
            "implements Runnable -> java.lang.Runnable",
            "implements Runnable -> java.lang.Runnable");
    assertThat(sources.references("type"))
        .contains(
            "type String -> java.lang.String",
            "type A -> A",
            "type Runnable -> java.lang.Runnable");
    Map<String, Object> anonymous =
        sources.rows(JavaTable.JAVA_REFERENCES).stream()
            .filter(row -> row.get("role").equals("implements"))
            .toList()
            .get(1);
    assertThat(anonymous.get("enclosing_id")).isEqualTo("A$1");
  }

  @Test
  void overridesLeadToTheNearestMethodOnEachPath() {
    Extraction sources =
        Extraction.of(
            "A.java",
            """
            interface I { void m(); }
            class A { public void m() {} public String toString() { return ""; } }
            class B extends A implements I {
              public void m() {}
              static void s() {}
              public String toString() { return "b"; }
            }
            """);
    assertThat(sources.references("override"))
        .containsExactly(
            "override toString -> java.lang.Object#toString()Ljava/lang/String;",
            "override m -> A#m()V",
            "override m -> I#m()V",
            "override toString -> A#toString()Ljava/lang/String;");
  }

  @Test
  void importsNameTypesPackagesAndStaticMembers() {
    Extraction sources =
        Extraction.of(
            "A.java",
            """
            import java.util.List;
            import java.util.function.*;
            import static java.util.Map.Entry;
            import static java.lang.Math.abs;
            import static java.lang.Integer.*;
            class A {}
            """);
    assertThat(sources.references("import"))
        .contains(
            "import List -> java.util.List",
            "import function -> java.util.function",
            "import Entry -> java.util.Map$Entry",
            "import abs -> java.lang.Math#abs(I)I",
            "import abs -> java.lang.Math#abs(D)D",
            "import Integer -> java.lang.Integer");
  }

  @Test
  void annotationsNameTheirTypeAndElements() {
    Extraction sources =
        Extraction.of(
            "A.java",
            "@Deprecated(since = A.V) class A { static final String V = \"1\";"
                + " @SuppressWarnings(\"x\") void m() {} }");
    assertThat(sources.references("annotation"))
        .containsExactly(
            "annotation Deprecated -> java.lang.Deprecated",
            "annotation since -> java.lang.Deprecated#since()Ljava/lang/String;",
            "annotation SuppressWarnings -> java.lang.SuppressWarnings");
    assertThat(sources.references("read")).containsExactly("read V -> A#V:Ljava/lang/String;");
  }

  @Test
  void theTypeOfSeveralVariablesIsNamedOnce() {
    Extraction sources = Extraction.of("A.java", "class A { @Deprecated A a, b[] = {a}, c; }");
    assertThat(sources.references())
        .containsExactly(
            "annotation Deprecated -> java.lang.Deprecated", "type A -> A", "read a -> A#a:LA;");
  }

  @Test
  void enumConstantsCallTheirConstructor() {
    Extraction sources = Extraction.of("E.java", "enum E { A(1), B(2) { }; E(int i) {} }");
    assertThat(sources.references("call"))
        .containsExactly("call A -> E#<init>(I)V", "call B -> E$1#<init>(I)V");
  }

  @Test
  void qualifiedCreationAndArraysHaveTargets() {
    Extraction sources =
        Extraction.of(
            "A.java",
            """
            class A {
              class In {}
              Object m(A a, int[] xs) { return xs.length > 0 ? a.new In() : a.new In() {}; }
              java.util.function.IntFunction<int[]> f = int[]::new;
            }
            """);
    assertThat(sources.references("call"))
        .containsExactly(
            "call In -> A$In#<init>()V",
            "call In -> A$1#<init>(LA;)V",
            "call <init> -> []#<init>(I)V");
    assertThat(sources.references("read")).contains("read length -> []#length:I");
  }

  @Test
  void referencesKnowWhatDeclarationTheyStandIn() {
    Extraction sources =
        Extraction.of("p/A.java", "package p; class A { int f = g(); int g() { return f; } }");
    List<String> enclosing =
        sources.rows(JavaTable.JAVA_REFERENCES).stream()
            .map(row -> row.get("name") + " in " + row.get("enclosing_id"))
            .toList();
    assertThat(enclosing).containsExactly("g in p.A#f:I", "f in p.A#g()I");
  }

  @Test
  void whetherATargetIsAmongTheSourcesIsSaid() {
    Extraction sources = Extraction.of("A.java", "class A { String a() { return a(); } }");
    assertThat(
            sources.rows(JavaTable.JAVA_REFERENCES).stream()
                .map(row -> row.get("name") + " " + row.get("target_in_source"))
                .toList())
        .containsExactly("String false", "a true");
  }

  @Test
  void recordsPatternsAndLambdasResolve() {
    Extraction sources =
        Extraction.of(
            "R.java",
            """
            record R(int x) {
              R { if (x < 0) throw new IllegalArgumentException(); }
              static int m(Object o, java.util.function.IntUnaryOperator f) {
                return o instanceof R r ? f.applyAsInt(r.x()) : m(o, y -> y + 1);
              }
            }
            """);
    assertThat(sources.references("read"))
        .contains(
            "read x -> R#<init>(I)V~0:x",
            "read r -> R#m(Ljava/lang/Object;Ljava/util/function/IntUnaryOperator;)I~2:r");
    assertThat(sources.references("call")).contains("call x -> R#x()I");
    assertThat(sources.references()).noneMatch(text -> text.contains("["));
  }
}
