package dev.codeanatomy.plugin.codeanatomy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import dev.codeanatomy.plugin.codeanatomy.fixture.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodeAnatomyPluginTest {
  private static final String KEYED =
      "(value utf8, order_key int64|float64|utf8|date32|time(us)|timestamp(us)|timestamp(us,UTC))"
          + " -> utf8";

  private static final TestPlugin PLUGIN = TestPlugin.load();

  static Stream<FunctionSpec> specs() {
    return Stream.of(
            PLUGIN.exports().scalars().stream().map(ScalarFunction::spec),
            PLUGIN.exports().aggregates().stream().map(AggregateFunction::spec),
            PLUGIN.exports().windows().stream().map(WindowFunction::spec))
        .flatMap(specs -> specs);
  }

  @Test
  void signaturesAreThose() {
    assertThat(specs().map(FunctionSpec::toString))
        .contains(
            "stable_hash64(value utf8) -> int64",
            "stable_hash128(value utf8) -> utf8",
            "prefixed_hash64(prefix utf8, value utf8) -> utf8",
            "stable_id(prefix utf8, value utf8) -> utf8",
            "stable_id_parts(prefix utf8, parts any...) -> utf8",
            "span_make(bstart int64, bend int64, [line_base int32 = 0], [col_unit utf8 = 'byte'],"
                + " [end_exclusive bool = true]) -> struct<bstart int64, bend int64, line_base"
                + " int32, col_unit utf8, end_exclusive bool>",
            "span_len(span struct) -> int64",
            "span_overlaps(span_a struct, span_b struct) -> bool",
            "span_contains(span_a struct, span_b struct) -> bool",
            "span_id(prefix utf8, path utf8, bstart int64, bend int64, [kind utf8 = null]) -> utf8",
            "utf8_normalize(value utf8, [form utf8 literal = 'NFKC'], [casefold bool literal"
                + " = true], [collapse_ws bool literal = true]) -> utf8",
            "utf8_null_if_blank(value utf8) -> utf8",
            "qname_normalize(symbol utf8, [module utf8 = null], [lang utf8 = null]) -> utf8",
            "col_to_byte(line_text utf8, col int64, col_unit utf8) -> int64",
            "arrow_metadata(expr any, [key utf8 literal = null]) -> utf8|map<utf8, utf8>",
            "semantic_tag(semantic_type utf8 literal, value any) -> any",
            "cpg_score(value numeric) -> float64",
            "prefixed_hash_parts64(prefix utf8, parts any...) -> utf8",
            "stable_hash_any(value any, [canonical bool literal = true], [null_sentinel utf8"
                + " literal = '__NULL__']) -> utf8",
            "interval_align_score(left_start int64, left_end int64, right_start int64, right_end"
                + " int64) -> float64",
            "map_get_default(map_expr map, key any literal, default_value any) -> utf8",
            "map_normalize(map_expr map, [key_case utf8 literal = 'lower'], [sort_keys bool literal"
                + " = true]) -> map<utf8, utf8>",
            "list_compact(list_expr any) -> list<utf8>",
            "list_unique_sorted(list_expr any) -> list<utf8>",
            "struct_pick(struct_expr struct, fields utf8... literal) -> struct",
            "cdf_change_rank(change_type utf8) -> int32",
            "cdf_is_upsert(change_type utf8) -> bool",
            "cdf_is_delete(change_type utf8) -> bool",
            "position_encoding_norm(value utf8) -> int32",
            "canonicalize_byte_span(start_line_start_byte int64, start_line_text utf8,"
                + " start_col int64, end_line_start_byte int64, end_line_text utf8, end_col int64,"
                + " col_unit utf8) -> struct<bstart int64, bend int64>",
            "list_unique(value utf8) -> list<utf8>",
            "collect_set(value utf8) -> list<utf8>",
            "count_distinct_agg(value utf8) -> int64",
            "count_if(predicate bool) -> int64",
            "any_value_det" + KEYED,
            "arg_min" + KEYED,
            "arg_max" + KEYED,
            "asof_select" + KEYED,
            "first_value(value any) -> any",
            "last_value(value any) -> any",
            "string_agg(value utf8, [separator utf8 literal = ',']) -> utf8",
            "row_number() -> int64",
            "lag(value any, [offset int64 literal = 1], [default_value any = null:utf8]) -> any",
            "lead(value any, [offset int64 literal = 1], [default_value any = null:utf8]) -> any");
  }

  @Test
  void namesOfSqlItselfHaveAliases() {
    assertThat(specs().filter(spec -> !spec.aliases().isEmpty()))
        .extracting(spec -> spec.name() + spec.aliases())
        .contains(
            "first_value[first_value_agg]",
            "last_value[last_value_agg]",
            "row_number[row_number_window, dedupe_best_by_score]",
            "lag[lag_window]",
            "lead[lead_window]");
  }

  @Test
  void functionsOfRowsAreTaggedAsTheInventorySays() {
    assertThat(
            Stream.concat(
                    PLUGIN.exports().aggregates().stream().map(AggregateFunction::spec),
                    PLUGIN.exports().windows().stream().map(WindowFunction::spec))
                .map(spec -> spec.name() + spec.tags()))
        .containsExactlyInAnyOrder(
            "list_unique[list]",
            "collect_set[aggregate, deterministic, list]",
            "count_distinct_agg[aggregate]",
            "count_if[aggregate, deterministic]",
            "any_value_det[aggregate, deterministic]",
            "arg_min[aggregate, deterministic]",
            "arg_max[aggregate, deterministic]",
            "asof_select[aggregate, asof]",
            "first_value[aggregate, order_sensitive]",
            "last_value[aggregate, order_sensitive]",
            "string_agg[aggregate, string, order_sensitive]",
            "row_number[dedupe, window]",
            "lag[window]",
            "lead[window]");
  }

  @Test
  void everyParameterIsDescribed() {
    assertThat(
            Stream.of(
                    PLUGIN.exports().scalars().stream().map(ScalarFunction::spec),
                    PLUGIN.exports().aggregates().stream().map(AggregateFunction::spec),
                    PLUGIN.exports().windows().stream().map(WindowFunction::spec),
                    PLUGIN.exports().tableFunctions().stream().map(TableFunction::spec))
                .flatMap(specs -> specs)
                .flatMap(spec -> spec.parameters().stream()))
        .allMatch(parameter -> !parameter.description().isBlank());
  }

  @Test
  void scalarsAreTaggedAndFiledAsTheInventorySays() {
    assertThat(
            PLUGIN.exports().scalars().stream()
                .map(ScalarFunction::spec)
                .map(
                    spec ->
                        spec.name()
                            + spec.aliases()
                            + spec.tags()
                            + " "
                            + spec.doc().orElseThrow().category()))
        .containsExactlyInAnyOrder(
            "arrow_metadata[][] Other",
            "semantic_tag[][] Metadata",
            "cpg_score[][] Other",
            "stable_hash64[hash64][hash] Hashing",
            "stable_hash128[hash128][hash] Hashing",
            "prefixed_hash64[prefixed_hash][hash] Hashing",
            "stable_id[][hash] Hashing",
            "stable_id_parts[stable_id_multi][id, hash] Hashing",
            "prefixed_hash_parts64[prefixed_hash_parts][id, hash] Hashing",
            "stable_hash_any[stable_hash][hash] Hashing",
            "span_make[span][span, position_encoding] Span",
            "span_len[][span] Span",
            "interval_align_score[][interval, alignment, score] Interval",
            "span_overlaps[][span] Span",
            "span_contains[][span] Span",
            "span_id[][span, id, hash] Span",
            "utf8_normalize[normalize_utf8][string_norm, string] String",
            "utf8_null_if_blank[null_if_blank][string_norm, string] String",
            "qname_normalize[qualname_normalize][string_norm, symbol, string] String",
            "map_get_default[][nested, map] Nested",
            "map_normalize[][nested, map] Nested",
            "list_compact[array_compact][nested, list] Nested",
            "list_unique_sorted[array_unique_sorted][nested, list] Nested",
            "struct_pick[struct_select][nested, struct] Nested",
            "cdf_change_rank[][incremental, cdf, delta] Delta",
            "cdf_is_upsert[][incremental, cdf, delta] Delta",
            "cdf_is_delete[][incremental, cdf, delta] Delta",
            "col_to_byte[][position_encoding, span] Other",
            "canonicalize_byte_span[][position_encoding, span] Other",
            "position_encoding_norm[][] Other");
  }

  @Test
  void noNameIsTakenTwice() {
    List<String> names = new ArrayList<>();
    specs()
        .forEach(
            spec -> {
              names.add(spec.name());
              names.addAll(spec.aliases());
            });
    assertThat(names).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("specs")
  void everyFunctionIsDescribedAndItsExampleCallsIt(FunctionSpec spec) {
    FunctionDoc doc = spec.doc().orElseThrow();
    assertThat(doc.category()).isNotBlank();
    assertThat(doc.description()).endsWith(".");
    assertThat(doc.example()).startsWith("SELECT ").containsPattern(calls(spec));
  }

  private static String calls(FunctionSpec spec) {
    return Stream.concat(Stream.of(spec.name()), spec.aliases().stream())
        .collect(Collectors.joining("|", "\\b(", ")\\("));
  }

  static Stream<ScalarFunction> scalars() {
    return PLUGIN.exports().scalars().stream();
  }

  @ParameterizedTest
  @MethodSource("scalars")
  void everySampleGivesItsAnswer(ScalarFunction function) throws Exception {
    Sample sample = function.spec().sample().orElseThrow();
    Object answer =
        PLUGIN.call(function.spec().name(), sample.rows().get(0).toArray(Object[]::new));
    assertThat(answer).isEqualTo(Vectors.value(sample.expected().orElseThrow().get(0)));
  }

  @Test
  void everyAggregateAndWindowHasASampleWithItsAnswer() {
    assertThat(specs()).allMatch(spec -> spec.sample().flatMap(Sample::expected).isPresent());
  }
}
