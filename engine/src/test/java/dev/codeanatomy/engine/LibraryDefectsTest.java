package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.engine.execute.QueryResult;
import java.util.Map;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Defects of the library that ours was written after, and that ours has none of: what the table in
 * {@code docs/functions.md} says, by the same numbers. 12 to 14 are tested with {@code
 * IntervalAlign}, 21 with the examples.
 */
class LibraryDefectsTest {
  private static Engine engine;

  @BeforeAll
  static void open() {
    engine = RealPlugin.engine();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static String answer(String call) {
    return Rows.of(
            engine, "SELECT " + call + " FROM (VALUES (1, 'a', MAP['k', 'v'])) AS t(n, x, m)")
        .get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "span_len(span_make(n, n))",
        "span_id('span', x, n, n)",
        "stable_id_parts(x, n, x, m)",
        "prefixed_hash_parts64(x, n, x, m)",
        "stable_hash_any(n)",
        "map_get_default(m, 'k', x)"
      })
  void d8EveryFunctionStandsInSql(String call) {
    assertThat(answer(call)).isNotEqualTo("null");
  }

  @Test
  void d9ANameIsNormalisedFromOneToThreeTexts() {
    assertThat(answer("qname_normalize('B')")).isEqualTo("b");
    assertThat(answer("qname_normalize('B', 'A')")).isEqualTo("a.b");
    assertThat(answer("qname_normalize('B', 'A', 'java')")).isEqualTo("a.b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stable_hash128('node') | null",
        "stable_id_parts('edge', x) | EdgeId",
        "stable_id_parts('ns', x) | null",
        "prefixed_hash_parts64('node', x) | NodeId",
        "prefixed_hash_parts64('ns', x) | null",
        "span_id('any', x, n, n) | SpanId",
      })
  void d10OnlyTheLiteralPrefixSaysWhatAnIdNames(String call, String type) {
    assertThat(answer("arrow_metadata(" + call + ", 'semantic_type')")).isEqualTo(type);
  }

  @Test
  void d10AHashTakesOneArgument() {
    assertThatThrownBy(() -> answer("stable_hash128(x, x, x)"))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("stable_hash128");
  }

  @Test
  void d11AScoreIsAFloat64() {
    try (QueryResult result = engine.query(new QueryRequest("SELECT cpg_score(7)", Map.of()))) {
      assertThat(result.schema().getFields().get(0).getType())
          .isEqualTo(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE));
    }
  }

  @Test
  void d15UnitsMayHaveAHyphen() {
    assertThat(answer("col_to_byte('\ud83d\ude80x', 2, 'UTF-16')")).isEqualTo("4");
    assertThat(answer("col_to_byte('\u00e9x', 2, 'utf-8')")).isEqualTo("2");
    assertThat(answer("col_to_byte('\u00e9x', 1, 'UTF_32')")).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATE", "INTEGER", "BOOLEAN", "VARCHAR", "TIMESTAMP"})
  void d16EveryNullIsTheSentinel(String type) {
    assertThat(answer("stable_id_parts('node', x, CAST(NULL AS " + type + "))"))
        .isEqualTo("node:e572d4f485d45f5df562e024a5aa26e5");
  }

  @Test
  void d17LengthsHonourTheEndAndCaseIsOnlyLowered() {
    assertThat(answer("span_len(span_make(10, 25, end_exclusive => false))")).isEqualTo("16");
    assertThat(answer("utf8_normalize('STRASSE Stra\u00dfe')")).isEqualTo("strasse stra\u00dfe");
  }

  @Test
  void d18AggregatesOfAFrameAreComputedAnewAndDistinctCounts() {
    String rows = " FROM (VALUES (1, 'a'), (2, 'b'), (3, 'b')) AS t(k, x)";
    assertThat(
            Rows.of(engine, "SELECT any_value_det(x, k) OVER (ORDER BY k ROWS 1 PRECEDING)" + rows))
        .containsExactly("a", "a", "b");
    assertThat(
            Rows.of(
                engine,
                "SELECT codeanatomy.string_agg(DISTINCT x, '-') WITHIN GROUP (ORDER BY x)" + rows))
        .containsExactly("a-b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"source_files('sample:', classpath => 1)", "generate_series(1, 'x')"})
  void d19AnArgumentOfAnotherTypeIsRefused(String table) {
    assertThatThrownBy(() -> Rows.of(engine, "SELECT * FROM " + table))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(table.substring(0, table.indexOf('(')));
  }

  @Test
  void d20FunctionsAreNotCreatedInSql() {
    assertThatThrownBy(() -> Rows.of(engine, "CREATE FUNCTION f(x INTEGER) AS 1"))
        .isInstanceOf(EngineException.class);
  }
}
