package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.engine.execute.QueryResult;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How calls fit arguments to parameters, and what bind is told of them, for every kind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginCallsTest {
  private Engine engine;

  @BeforeAll
  void open(@TempDir Path plugins) throws Exception {
    PluginArchive.of("calls").into(plugins);
    engine = Engine.builder().profile(EnvironmentProfile.SMALL).pluginDirectory(plugins).open();
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "-1; -1:int32",
        "-1.50; -1.50:decimal(3,2)",
        "CAST(0.1 AS REAL); 0.10000000149011612:float32",
        "CAST(255 AS UTINYINT); 255:uint8",
        "CAST(18446744073709551615 AS UBIGINT); 18446744073709551615:uint64",
        "TRUE; true:bool",
        "'it''s'; 'it''s':utf8",
        "CAST('abc' AS VARCHAR(5)); 'abc':utf8",
        "X'00FF'; x'00ff':binary",
        "DATE '1970-01-02'; 1:date32",
        "TIME '00:00:01.5'; 1500000:time(us)",
        "TIMESTAMP '1970-01-01 00:00:00.000001'; 1:timestamp(us)",
        "CAST(TIMESTAMP '1969-12-31 23:59:59' AS TIMESTAMP(0)); -1:timestamp(s)",
        "CAST(TIMESTAMP '1970-01-01 00:00:00.001' AS TIMESTAMP(3)); 1:timestamp(ms)",
        "CAST(TIMESTAMP '1970-01-01 00:00:01' AS TIMESTAMPTZ); 1000000:timestamp(us,UTC)",
        "CAST('00000000-0000-0000-0000-0000000000ff' AS UUID);"
            + " x'000000000000000000000000000000ff':uuid",
        "ARRAY[1, NULL, -3]; [1, null, -3]:list<int32>",
        "ARRAY['a', 'bcd']; ['a', 'bcd']:list<utf8 not null>",
        "CAST(ROW(1, 'x') AS ROW(a BIGINT, b VARCHAR)); {a: 1, b: 'x'}:struct<a int64 not null, b"
            + " utf8 not null>",
        "MAP['k', ARRAY[1]]; [{key: 'k', value: [1]}]:map<utf8, list<int32 not null> not null>",
        "INTERVAL '14' MONTH; P14M PT0S:interval(month_day_nano)",
        "INTERVAL '2' DAY; P2D PT0S:interval(month_day_nano)",
        "INTERVAL '1.5' SECOND; P0D PT1.5S:interval(month_day_nano)",
        "CAST(NULL AS BIGINT); null:int64",
        "NULL; null:utf8",
      })
  void constantsOfEveryTypeAreToldToEveryKind(String constant, String told) {
    String rows = " FROM (VALUES (1), (2), (3)) AS v(n)";
    assertThat(rows("SELECT constant_scalar(n, %s) FROM (VALUES (1)) AS v(n)".formatted(constant)))
        .containsExactly(told);
    assertThat(rows("SELECT constant_aggregate(n, %s)".formatted(constant) + rows))
        .containsExactly("3 " + told);
    assertThat(rows("SELECT constant_window(n, %s) OVER (ORDER BY n)".formatted(constant) + rows))
        .containsExactly(told + " 1", told + " 2", told + " 3");
    String type = told.substring(told.lastIndexOf(':') + 1);
    assertThat(rows("SELECT * FROM TABLE(constant_rows(%1$s, %1$s))".formatted(constant)))
        .containsExactly(type + "=" + told + "|" + type + "=" + told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "told(1, 'a', NULL, TRUE, n);"
            + " int32=1:int32|utf8='a':utf8|utf8=null:utf8|bool=true:bool|int32",
        "told(ARRAY[n], 1.5); list<int32 not null>|decimal(2,1)=1.5:decimal(2,1)",
        "told(n + 1); int32",
        "told(CAST(1.5 AS INTEGER)); int32",
        "told(CAST('abc' AS VARCHAR(2))); utf8",
      })
  void variadicArgumentsAreOfAnyTypes(String call, String told) {
    assertThat(rows("SELECT " + call + " FROM (VALUES (7)) AS v(n)")).containsExactly(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "told(); CALL_ARGUMENT_MISSING",
        "labelled(n); CALL_ARGUMENT_MISSING",
        "constant_scalar(1); CALL_ARGUMENT_MISSING",
        "constant_scalar(n, n); CALL_ARGUMENT_NOT_CONSTANT",
        "constant_scalar(n, ARRAY[1, n]); CALL_ARGUMENT_NOT_CONSTANT",
        "constant_scalar(n, CAST(1.5 AS INTEGER)); CALL_ARGUMENT_NOT_CONSTANT",
        "constant_scalar(x => n, 1); CALL_POSITIONAL_AFTER_NAMED",
        "constant_scalar(n, x => 1); CALL_ARGUMENT_TWICE",
        "constant_scalar(n, konstant => 1); CALL_UNKNOWN_ARGUMENT",
        "constant_scalar(n, 1, 2); CALL_TOO_MANY_ARGUMENTS",
        "constant_aggregate(n, n); CALL_ARGUMENT_NOT_CONSTANT",
        "constant_window(n, n) OVER (); CALL_ARGUMENT_NOT_CONSTANT",
        "labelled(n, 1); CALL_ARGUMENT_TYPE",
        "labelled('x', 'a'); CALL_ARGUMENT_TYPE",
        "null_of(n, 'timestamp(ns)'); SQL_TYPE_REFUSED",
        "null_of(n, 'interval(month_day_nano)'); SQL_TYPE_REFUSED",
        "null_of(n, 'nonsense'); SQL_BIND_FAILED",
      })
  void whatDoesNotFitIsRefusedWhenTheQueryIsPlanned(String call, FindingCode code) {
    assertThat(refusal("SELECT " + call + " FROM (VALUES (7)) AS v(n)")).isEqualTo(code);
  }

  @Test
  void tableFunctionsTakeConstantsOnly() {
    assertThat(refusal("SELECT * FROM TABLE(constant_rows(1 + 1))"))
        .isEqualTo(FindingCode.PLAN_NOT_CONSTANT);
    assertThat(rows("SELECT * FROM TABLE(constant_rows(second => 2, first => 1))"))
        .containsExactly("int32=1:int32|int32=2:int32");
    assertThat(rows("SELECT * FROM TABLE(constant_rows(1))"))
        .containsExactly("int32=1:int32|utf8='none':utf8");
  }

  @Test
  void namedArgumentsFollowPositionalOnesInAnyOrder() {
    assertThat(rows("SELECT constant_scalar(constant => 'c', x => 1)")).containsExactly("'c':utf8");
    assertThat(rows("SELECT constant_scalar(1, constant => 'c')")).containsExactly("'c':utf8");
  }

  @Test
  void callsThatDifferInTheirConstantsAreDifferentCalls() {
    assertThat(
            rows(
                """
                SELECT constant_aggregate(n, 'a'), constant_aggregate(n, 'b'),
                  constant_scalar(MIN(n), 'c') FROM (VALUES (1), (2)) AS v(n)
                """))
        .containsExactly("2 'a':utf8|2 'b':utf8|'c':utf8");
    assertThat(
            rows(
                """
                SELECT constant_window(n, 'a') OVER (), constant_window(n, 'b') OVER ()
                FROM (VALUES (1)) AS v(n)
                """))
        .containsExactly("'a':utf8 1|'b':utf8 1");
  }

  @Test
  void defaultsAreFilledInForWindows() {
    assertThat(rows("SELECT default_window(n) OVER (ORDER BY n) FROM (VALUES (1), (2)) AS v(n)"))
        .containsExactly("['a']:list<utf8> 1 [\"a\"]", "['a']:list<utf8> 2 [\"a\"]");
  }

  @Test
  void theReturnTypeFollowsTheConstants() {
    try (QueryResult result =
        engine.query(
            new QueryRequest(
                """
                SELECT null_of(n, 'int32') AS number, null_of(n, 'list<uuid>') AS ids,
                  labelled(n, 'low', 'High') AS span FROM (VALUES (CAST(7 AS BIGINT))) AS v(n)
                """,
                Map.of()))) {
      assertThat(result.schema().getFields().stream().map(ArrowTypes::text).toList())
          .containsExactly("int32", "list<uuid>", "struct<low int64, High int64>");
      assertThat(result.next()).isTrue();
      assertThat(result.batch().getVector("number").isNull(0)).isTrue();
      assertThat(result.batch().getVector("span").getObject(0))
          .hasToString("{\"low\":7,\"High\":7}");
    }
  }

  @Test
  void aNullWhereTheFieldSaysThereIsNoneIsAnError() {
    String rows = " FROM (VALUES (CAST(1 AS BIGINT)), (NULL), (3)) AS v(n)";
    assertThat(rows("SELECT never_null(n)" + rows + " WHERE n IS NOT NULL")).contains("1", "3");
    assertThatThrownBy(() -> rows("SELECT never_null(n)" + rows))
        .hasMessageContaining("calls.never_null(int64)")
        .hasMessageContaining("row 1 of 'never' is null, and its field says that it never is");
  }

  @Test
  void aNullThatGoesThroughIsNoError() {
    String rows = " FROM (VALUES (CAST(1 AS BIGINT)), (NULL), (3)) AS v(n)";
    assertThat(rows("SELECT strict(n) IS NULL" + rows)).containsExactly("false", "true", "false");
  }

  private List<String> rows(String sql) {
    return Rows.of(engine, sql);
  }

  private FindingCode refusal(String sql) {
    return catchThrowableOfType(EngineException.class, () -> rows(sql)).error().code();
  }
}
