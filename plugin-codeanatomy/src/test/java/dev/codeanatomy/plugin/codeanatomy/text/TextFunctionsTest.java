package dev.codeanatomy.plugin.codeanatomy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import dev.codeanatomy.plugin.codeanatomy.fixture.Value;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFunctionsTest {
  private static final TestPlugin PLUGIN = TestPlugin.load();

  @Test
  void textIsBroughtToOneForm() throws Exception {
    assertThat(PLUGIN.call("utf8_normalize", "  \uff26\uff4f\uff4f  Bar ")).isEqualTo("foo bar");
    assertThat(PLUGIN.call("normalize_utf8", "A\t\n B")).isEqualTo("a b");
    assertThat(PLUGIN.call("utf8_normalize", "\u00c9", "NFD", false, false)).isEqualTo("E\u0301");
    assertThat(PLUGIN.call("utf8_normalize", "E\u0301", "nfc", false, false)).isEqualTo("\u00c9");
    assertThat(PLUGIN.call("utf8_normalize", "\ufb01", "NFKD", false, false)).isEqualTo("fi");
    assertThat(PLUGIN.call("utf8_normalize", "\ufb01", "NFC", false, false)).isEqualTo("\ufb01");
  }

  @Test
  void blankAndNullGiveNull() throws Exception {
    assertThat(PLUGIN.call("utf8_normalize", "   ")).isNull();
    assertThat(PLUGIN.call("utf8_normalize", "")).isNull();
    assertThat(PLUGIN.call("utf8_normalize", "\u3000\u00a0")).isNull();
    assertThat(PLUGIN.call("utf8_normalize", (Object) null)).isNull();
    assertThat(PLUGIN.call("utf8_null_if_blank", "  ")).isNull();
    assertThat(PLUGIN.call("utf8_null_if_blank", (Object) null)).isNull();
    assertThat(PLUGIN.call("null_if_blank", "  x ")).isEqualTo("x");
  }

  @Test
  void optionsMayBeNamed() throws Exception {
    assertThat(PLUGIN.scalar("utf8_normalize").args("A  B").named("casefold", false).single())
        .isEqualTo("A B");
    assertThat(PLUGIN.scalar("utf8_normalize").args("A  B").named("collapse_ws", false).single())
        .isEqualTo("a  b");
  }

  @Test
  void optionsMustBeConstants() {
    assertThatThrownBy(
            () -> PLUGIN.call("utf8_normalize", "x", Value.column(ArrowTypes.UTF8, "NFC")))
        .hasMessageContaining("form");
  }

  @Test
  void anOptionLeftOutOrNullIsTheSessions() throws Exception {
    TestPlugin session =
        TestPlugin.load()
            .withOption("utf8_normalize_form", "NFC")
            .withOption("utf8_normalize_casefold", false)
            .withOption("utf8_normalize_collapse_ws", false);
    assertThat(session.call("utf8_normalize", " \uff26  X ")).isEqualTo("\uff26  X");
    assertThat(
            session.call(
                "utf8_normalize",
                " \uff26  X ",
                null,
                Literal.ofNull(ArrowTypes.BOOL),
                Literal.ofNull(ArrowTypes.BOOL)))
        .isEqualTo("\uff26  X");
    assertThat(session.call("utf8_normalize", " \uff26  X ", "NFKC", true, true)).isEqualTo("f x");
  }

  /** The way over bytes must agree with the way over strings. */
  @Property(tries = 500)
  void asciiGoesTheShortWayToTheSameAnswer(
      @ForAll @StringLength(max = 40) @Chars({'a', 'Z', ' ', '\t', '\u000b', '\u001c', '_', '~'})
          String text)
      throws Exception {
    for (boolean lowerCase : new boolean[] {true, false}) {
      for (boolean collapse : new boolean[] {true, false}) {
        String expected = new TextNormalizer("NFKC", lowerCase, collapse).normalize(text);
        assertThat(PLUGIN.call("utf8_normalize", text, "NFKC", lowerCase, collapse))
            .isEqualTo(expected.isEmpty() ? null : expected);
      }
    }
  }

  @Property(tries = 300)
  void trimmingTakesOnlyWhiteSpaceAtTheEnds(
      @ForAll @StringLength(max = 8) @Chars({'a', ' ', '\t', '\u00a0', '\u00e9', '\u3042'})
          String text)
      throws Exception {
    String expected = text.replaceAll("(?U)^\\s+|(?U)\\s+$", "");
    assertThat(PLUGIN.call("utf8_null_if_blank", text))
        .isEqualTo(expected.isEmpty() ? null : expected);
  }

  @Property(tries = 500)
  void aNormalisedTextIsNormal(@ForAll @StringLength(max = 30) String text) throws Exception {
    Object once = PLUGIN.call("utf8_normalize", text, "NFKC", false, true);
    if (once != null) {
      assertThat(PLUGIN.call("utf8_normalize", once, "NFKC", false, true)).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0009", "000a", "000b", "000c", "000d", "0020", "0085", "00a0", "1680", "2000", "2007", "200a",
    "2028", "2029", "202f", "205f", "3000"
  })
  void whiteSpaceIsUnicodes(String hex) throws Exception {
    String space = String.valueOf((char) Integer.parseInt(hex, 16));
    assertThat(PLUGIN.call("utf8_null_if_blank", space + "x" + space)).isEqualTo("x");
  }

  @Test
  void separatorsAndZeroWidthSpacesAreNoWhiteSpace() throws Exception {
    assertThat(PLUGIN.call("utf8_null_if_blank", "\u001f")).isEqualTo("\u001f");
    assertThat(PLUGIN.call("utf8_null_if_blank", "\u200b")).isEqualTo("\u200b");
  }

  @Test
  void aSymbolWithoutADotGoesIntoItsModule() throws Exception {
    assertThat(PLUGIN.call("qname_normalize", "Foo", "Pkg.Mod", null)).isEqualTo("pkg.mod.foo");
    assertThat(PLUGIN.call("qname_normalize", "a.B", "m", null)).isEqualTo("a.b");
    assertThat(PLUGIN.call("qname_normalize", "Foo", "", null)).isEqualTo("foo");
    assertThat(PLUGIN.call("qname_normalize", "  ", "m", null)).isNull();
    assertThat(PLUGIN.call("qname_normalize", null, "m")).isNull();
  }

  @Test
  void moduleAndLanguageMayBeLeftOutOrVaryByRow() throws Exception {
    assertThat(PLUGIN.call("qualname_normalize", " Foo ")).isEqualTo("foo");
    assertThat(
            PLUGIN
                .scalar("qname_normalize")
                .args(
                    Value.column(ArrowTypes.UTF8, "A", "B", null, "C"),
                    Value.column(ArrowTypes.UTF8, "M", null, "M", " "))
                .rows())
        .containsExactly("m.a", "b", null, "c");
  }
}
