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

  /** Literals are folded; what comes out of a table goes through the executor's own vectors. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "list_unique_sorted(l) | [\"-3\",\"1\"] | null | []",
        "list_compact(l) | [\"1\",\"-3\",\"1\"] | null | []",
        "map_get_default(m, 2, t) | two | b | c",
        "map_normalize(m, @upper@) | [{\"key\":\"2\",\"value\":\"two\"}] | null |"
            + " [{\"key\":\"1\"}]",
        "struct_pick(s, @q@, @p@) | {\"q\":[7],\"p\":1} | null | {}",
        "semantic_tag(@x@, s) | {\"p\":1,\"q\":[7]} | null | {}",
        "semantic_tag(@x@, t) | a longer text than sixteen bytes | b | c",
        "semantic_tag(@x@, l) | [1,null,-3,1] | null | [null]",
        "stable_hash_any(t) = stable_hash128(t) | true | true | true",
        "cdf_change_rank(t) | -1 | -1 | -1",
        "cpg_score(n) | 1.0 | null | 3.0",
        "position_encoding_norm(t) | 3 | 3 | 3",
      })
  void givesItsAnswerForEachRow(String call, String first, String second, String third) {
    String rows =
        """
        (VALUES
          (1, 'a longer text than sixteen bytes', ARRAY[1, NULL, -3, 1], MAP[2, 'two'],
           CAST(ROW(1, ARRAY[7]) AS ROW(p INTEGER, q INTEGER ARRAY))),
          (CAST(NULL AS INTEGER), 'b', CAST(NULL AS INTEGER ARRAY),
           CAST(NULL AS MAP<INTEGER, VARCHAR>), CAST(NULL AS ROW(p INTEGER, q INTEGER ARRAY))),
          (3, 'c', ARRAY[CAST(NULL AS INTEGER)], MAP[1, CAST(NULL AS VARCHAR)],
           CAST(ROW(NULL, NULL) AS ROW(p INTEGER, q INTEGER ARRAY)))) AS v(n, t, l, m, s)
        """;
    assertThat(Rows.of(engine, "SELECT " + call.replace('@', '\'') + " FROM " + rows))
        .containsExactly(first, second, third);
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
        "arrow_metadata(stable_id(@node@, @x@), @semantic_type@) | NodeId",
        "arrow_metadata(span_make(1, 2)) |"
            + " [{\"key\":\"col_unit\",\"value\":\"byte\"},{\"key\":\"end_exclusive\",\"value\":\"true\"},"
            + "{\"key\":\"line_base\",\"value\":\"0\"},{\"key\":\"semantic_type\",\"value\":\"Span\"}]",
        "arrow_metadata(1, @line_base@) | null",
        "arrow_metadata(semantic_tag(@edge@, 1), key => @semantic_type@) | EdgeId",
        "semantic_tag(@x@, 7) | 7",
        "semantic_tag(semantic_type => @x@, value => 1.5) | 1.5",
        "semantic_tag(@x@, ARRAY[1, 2]) | [1,2]",
        "semantic_tag(@x@, DATE @2020-01-02@) | 18263",
        "cpg_score(7) | 7.0",
        "cpg_score(1.25) | 1.25",
        "cpg_score(NULL) | null",
        "prefixed_hash_parts64(@ns@, @a@, @b@) | ns:8668388485945676816",
        "stable_id_parts(@node@, @a@, CAST(NULL AS DATE)) | node:e572d4f485d45f5df562e024a5aa26e5",
        "stable_hash_any(@ Alpha @) | 1ad5225183e0def4f83ab170e69fee56",
        "stable_hash_any(@ Alpha @, false) | 83dae7f87cffc0b3f74aa1c8dc026054",
        "stable_hash_any(NULL) | a57b800059f43b1b7b599199eb6e1b74",
        "stable_hash_any(CAST(NULL AS DATE)) | a57b800059f43b1b7b599199eb6e1b74",
        "stable_hash_any(true) | b30ee95ec6cda01eb712d912431fe867",
        "stable_hash_any(42, null_sentinel => @x@) | 755345b7ef54b0d592c17e04737ab3d9",
        "interval_align_score(0, 5, 10, 20) | -10.0",
        "interval_align_score(left_start => 10, left_end => 20, right_start => 0, right_end => 25)"
            + " | 10.0",
        "map_get_default(MAP[@alpha@, @bravo@], @alpha@, @fallback@) | bravo",
        "map_get_default(MAP[@alpha@, @bravo@], @zulu@, @fallback@) | fallback",
        "map_get_default(CAST(NULL AS MAP<VARCHAR, VARCHAR>), @zulu@, @fallback@) | fallback",
        "map_get_default(MAP[1, 1.5], 1, 0) | 1.5",
        "map_normalize(MAP[@B@, 1, @b@, 2, @A@, 3]) |"
            + " [{\"key\":\"a\",\"value\":\"3\"},{\"key\":\"b\",\"value\":\"2\"}]",
        "map_normalize(MAP[@B@, 1, @A@, 3], sort_keys => false, key_case => @none@) |"
            + " [{\"key\":\"B\",\"value\":\"1\"},{\"key\":\"A\",\"value\":\"3\"}]",
        "list_unique_sorted(ARRAY[@b@, @a@, @b@]) | [\"a\",\"b\"]",
        "list_compact(ARRAY[@b@, NULL, @a@]) | [\"b\",\"a\"]",
        "list_compact(ARRAY[3, NULL, 1]) | [\"3\",\"1\"]",
        "list_compact(ARRAY[ARRAY[1, NULL], NULL]) | [\"[1,null]\"]",
        "list_compact(NULL) | null",
        "struct_pick(CAST(ROW(1, @x@, true) AS ROW(a INTEGER, b VARCHAR, c BOOLEAN)), @c@, @a@) |"
            + " {\"c\":true,\"a\":1}",
        "cdf_change_rank(@update_postimage@) | 3",
        "cdf_change_rank(@other@) | -1",
        "cdf_is_upsert(@insert@) | true",
        "cdf_is_delete(@insert@) | false",
        "position_encoding_norm(@UTF16@) | 2",
        "position_encoding_norm(NULL) | 3",
        "canonicalize_byte_span(10, @abcdef@, 3, 20, @ghijkl@, 2, @BYTE@) |"
            + " {\"bstart\":13,\"bend\":22}",
      })
  void givesItsGoldenAnswer(String call, String answer) {
    assertThat(Rows.of(engine, "SELECT " + call.replace('@', '\''))).containsExactly(answer);
  }
}
