package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each scalar of the plugin in SQL, with the answers that its own tests expect: parsed, resolved,
 * bound and computed by the executor.
 */
class PluginScalarsTest {
  private static Engine engine;

  @BeforeAll
  static void open() {
    engine = RealPlugin.engine();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "stable_hash64(@gamma@) | 8666994792918649077",
        "stable_hash128(@beta@) | 3fbcb3213a60fe28c29ec4283042c6e2",
        "prefixed_hash64(@ns@, @gamma@) | ns:8666994792918649077",
        "stable_id(@ns@, @delta@) | ns:7fe3792fbdd937674be221ed030739da",
        "stable_id_parts(@node@, @a@, 1, true, 1.5) | node:bea32cd900af52e26a840492d09fe444",
        "span_make(10, 25) |"
            + " {\"bstart\":10,\"bend\":25,\"line_base\":0,\"col_unit\":\"byte\",\"end_exclusive\":true}",
        "span_len(span_make(10, 25)) | 15",
        "span_len(span_make(10, 25, 0, @byte@, false)) | 16",
        "span_overlaps(span_make(0, 10), span_make(10, 20)) | false",
        "span_overlaps(span_make(0, 10, end_exclusive => false), span_make(10, 20)) | true",
        "span_contains(span_make(0, 10), span_make(2, 10)) | true",
        "span_id(@span@, @f.py@, 10, 20) | span:fafdcd469b89876e96b47a02b4689870",
        "span_id(@span@, @f.py@, 10, 20, @ref@) | span:1cb946edf007f05f63647711ac531f1b",
        "utf8_normalize(@  \uff26\uff4f\uff4f  Bar @) | foo bar",
        "utf8_null_if_blank(@  @) | null",
        "qname_normalize(@ Foo @) | foo",
        "qname_normalize(@Foo@, @Pkg.Mod@) | pkg.mod.foo",
        "qname_normalize(@a.B@, @m@, NULL) | a.b",
        "col_to_byte(@\ud83d\ude80x@, 2, @UTF-16@) | 4",
        "canonicalize_byte_span(10, @abcdef@, 3, 20, @ghijkl@, 2, @BYTE@) |"
            + " {\"bstart\":13,\"bend\":22}",
      })
  void givesItsGoldenAnswer(String call, String answer) {
    assertThat(Rows.of(engine, "SELECT " + call.replace('@', '\''))).containsExactly(answer);
  }
}
