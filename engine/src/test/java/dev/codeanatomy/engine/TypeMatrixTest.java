package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.engine.execute.QueryResult;
import dev.codeanatomy.engine.execute.RunListener;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plugin functions of every kind over every type. The plugin makes up the rows of a type and shows
 * each value as text before the engine has seen it; wherever the value then goes, it is shown the
 * same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypeMatrixTest {
  private static final int GROUPS = 7;

  private Path folder;
  private Engine engine;

  @BeforeAll
  void open(@TempDir Path fresh) throws Exception {
    folder = fresh;
    Path plugins = folder.resolve("plugins");
    PluginArchive.of("types").into(plugins);
    engine = Engine.builder().profile(EnvironmentProfile.SMALL).pluginDirectory(plugins).open();
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @EnumSource
  void tableFunctionsGiveEveryValue(MatrixTypes type) {
    List<List<String>> rows =
        rows(
            """
            SELECT shown, x FROM rows_of('%1$s', 2500, splits => 1)
            UNION ALL SELECT shown, x FROM rows_of('%1$s', 100, 'none')
            UNION ALL SELECT shown, x FROM rows_of('%1$s', 100, 'all')
            UNION ALL SELECT shown, x FROM rows_of('%1$s', 100, 'alternating', 100)
            """
                .formatted(type));
    assertThat(rows).hasSize(2800).allSatisfy(row -> assertSame(row, 0, 1));
  }

  @ParameterizedTest
  @EnumSource
  void scalarsSeeAndGiveEveryValue(MatrixTypes type) {
    List<List<String>> rows =
        rows(
            """
            SELECT shown, seen(x), same(x), unwrap(wrap(x)), seen(pair(x, wrap(x))),
              seen(ROW(x, ARRAY[x])), pair(x, wrap(x)), wrap(pair(x, x))
            FROM rows_of('%s', 2500)
            """
                .formatted(type));
    assertThat(rows)
        .hasSize(2500)
        .allSatisfy(
            row -> {
              assertSame(row, 0, 1);
              assertSame(row, 0, 2);
              assertSame(row, 0, 3);
              assertSame(row, 4, 6);
            });
  }

  @ParameterizedTest
  @EnumSource
  void scalarsSeeRowsThatWereSelectedJoinedAndCut(MatrixTypes type) {
    List<List<String>> rows =
        rows(
            """
            SELECT r.shown, seen(r.x), same(r.x), seen(few.x), few.shown
            FROM rows_of('%1$s', 3000) AS r JOIN rows_of('%1$s', 9) AS few ON few.id = MOD(r.id, 10)
            WHERE MOD(r.id, 3) <> 1 ORDER BY r.id LIMIT 1000 OFFSET 500
            """
                .formatted(type));
    assertThat(rows)
        .hasSize(1000)
        .allSatisfy(
            row -> {
              assertSame(row, 0, 1);
              assertSame(row, 0, 2);
              assertSame(row, 3, 4);
            });
  }

  @ParameterizedTest
  @EnumSource
  void scalarsSeeConstants(MatrixTypes type) {
    List<List<String>> rows =
        rows(
            """
            SELECT %1$s, same(%1$s), seen(%1$s), unwrap(wrap(%1$s)), seen(pair(%1$s, id)),
              pair(%1$s, id), same(CASE WHEN id < 0 THEN %1$s END)
            FROM rows_of('bool', 2100)
            """
                .formatted(type.constant));
    assertThat(rows)
        .hasSize(2100)
        .allSatisfy(
            row -> {
              assertSame(row, 0, 1);
              assertSame(row, 0, 2);
              assertSame(row, 0, 3);
              assertSame(row, 4, 5);
              assertThat(row.get(6)).isEqualTo("null");
            });
  }

  @ParameterizedTest
  @EnumSource
  void aggregatesOfBothShapesTakeAndGiveEveryValue(MatrixTypes type) {
    String from = " FROM rows_of('" + type + "', 2100)";
    List<List<String>> groups =
        rows(
            "SELECT MOD(id, 7), last_of(x) WITHIN GROUP (ORDER BY id), count_of(x), seen(collect(x)"
                + " WITHIN GROUP (ORDER BY id)), seen(last_of(wrap(x)) WITHIN GROUP (ORDER BY id)),"
                + " seen(collect(x) WITHIN GROUP (ORDER BY id))"
                + from
                + " GROUP BY MOD(id, 7) ORDER BY 1");
    List<List<String>> values =
        rows("SELECT MOD(id, 7), shown, seen(wrap(x))" + from + " ORDER BY id");
    assertThat(groups).hasSize(GROUPS);
    for (List<String> group : groups) {
      List<List<String>> members =
          values.stream().filter(value -> value.get(0).equals(group.get(0))).toList();
      long present = members.stream().filter(value -> !value.get(1).equals("null")).count();
      assertThat(group.get(1)).isEqualTo(members.getLast().get(1));
      assertThat(group.get(2)).isEqualTo(String.valueOf(present));
      assertThat(group.get(3))
          .isEqualTo(
              members.stream()
                  .map(value -> value.get(2).substring(1, value.get(2).length() - 1))
                  .collect(Collectors.joining(",", "[", "]")));
      assertThat(group.get(4)).isEqualTo(members.getLast().get(2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void windowsTakeAndGiveEveryValue(MatrixTypes type) {
    List<List<String>> rows =
        rows(
            """
            SELECT MOD(id, 7), shown, previous(x) OVER (PARTITION BY MOD(id, 7) ORDER BY id), x
            FROM rows_of('%s', 2500) ORDER BY id
            """
                .formatted(type));
    assertThat(rows).hasSize(2500);
    Map<String, String> before = new TreeMap<>();
    for (List<String> row : rows) {
      assertThat(row.get(2)).isEqualTo(before.getOrDefault(row.get(0), "null"));
      assertSame(row, 1, 3);
      before.put(row.get(0), row.get(1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void deltaKeepsEveryValueOrRefusesTheType(MatrixTypes type) {
    String spec =
        """
        {"version": 5,
         "view_definitions": [{"name": "v", "transform": {"kind": "Sql", "query":
           "SELECT shown, same(x) AS x FROM rows_of('%s', 300)"}}],
         "output_targets": [{"table_name": "%s", "source_view": "v"}]}
        """
            .formatted(type, type.name());
    RunRequest request =
        new RunRequest(spec, "given.json", Map.of(), Optional.of(folder), Optional.empty());
    if (type.isRefusedByDelta()) {
      assertRefused(() -> engine.run(request, RunListener.NONE), FindingCode.DELTA_TYPE_REFUSED);
      return;
    }
    engine.run(request, RunListener.NONE);
    Map<String, Path> tables = Map.of("t", folder.resolve(type.name()));
    assertThat(rows("SELECT shown, x, seen(x), same(x) FROM t", tables))
        .hasSize(300)
        .allSatisfy(
            row -> {
              assertSame(row, 0, 1);
              assertSame(row, 0, 2);
              assertSame(row, 0, 3);
            });
  }

  @ParameterizedTest
  @CsvSource({"int64", "'decimal(9,2)'", "utf8", "uuid", "'list<struct<a utf8, b bool>>'"})
  void manyRowsComeThroughFromSeveralThreads(String type) {
    assertThat(
            rows(
                """
                SELECT COUNT(*), COUNT(DISTINCT id), COUNT(*) FILTER (WHERE seen(same(x)) <> shown)
                FROM rows_of('%s', 130000, splits => 8)
                """
                    .formatted(type)))
        .containsExactly(List.of("130000", "130000", "0"));
  }

  @ParameterizedTest
  @CsvSource({"INTERVAL '14' MONTH", "INTERVAL '36' HOUR", "INTERVAL '1.5' SECOND"})
  void intervalsOfEitherKindComeThroughEveryKind(String interval) {
    List<List<String>> rows =
        rows(
            """
            SELECT id * %1$s, seen(id * %1$s), same(id * %1$s), unwrap(wrap(id * %1$s)),
              same(%1$s), %1$s, same(same(%1$s) * 2), %1$s * 2,
              LAG(id * %1$s) OVER (ORDER BY id), previous(id * %1$s) OVER (ORDER BY id)
            FROM rows_of('bool', 2100) ORDER BY id
            """
                .formatted(interval));
    assertThat(rows)
        .hasSize(2100)
        .allSatisfy(
            row -> {
              assertSame(row, 0, 1);
              assertSame(row, 0, 2);
              assertSame(row, 0, 3);
              assertSame(row, 4, 5);
              assertSame(row, 6, 7);
              assertSame(row, 8, 9);
            });
    assertThat(
            rows(
                "SELECT last_of(id * %s) FROM rows_of('bool', 2, splits => 1)".formatted(interval)))
        .containsExactly(List.of(rows.get(1).get(0)));
  }

  @Test
  void anIntervalOfMonthsAndDaysIsAnError() {
    EngineException failure =
        catchThrowableOfType(
            EngineException.class,
            () -> rows("SELECT one_of_each(INTERVAL '1' MONTH * id) FROM rows_of('bool', 2)"));
    assertThat(failure)
        .hasMessageContaining("types.one_of_each")
        .hasMessageContaining("1 months, 1 days and 1 nanoseconds, expected months alone");
  }

  @ParameterizedTest
  @MethodSource("refused")
  void typesWithoutCounterpartAreRefusedWhenTheQueryIsPlanned(String type) {
    assertRefused(() -> rows("SELECT x FROM rows_of('" + type + "', 1)"), MatrixTypes.REFUSAL);
  }

  static List<String> refused() {
    return MatrixTypes.refused();
  }

  private static void assertRefused(Runnable query, FindingCode code) {
    EngineException refusal = catchThrowableOfType(EngineException.class, query::run);
    assertThat(refusal).isNotNull();
    assertThat(refusal.error().code()).isEqualTo(code);
  }

  private static void assertSame(List<String> row, int shown, int again) {
    assertThat(row.get(again)).isEqualTo(row.get(shown));
  }

  private List<List<String>> rows(String sql) {
    return rows(sql, Map.of());
  }

  private List<List<String>> rows(String sql, Map<String, Path> tables) {
    List<List<String>> rows = new ArrayList<>();
    try (QueryResult result = engine.query(new QueryRequest(sql, tables))) {
      while (result.next()) {
        List<FieldVector> columns = result.batch().getFieldVectors();
        for (int row = 0; row < result.batch().getRowCount(); row++) {
          List<String> cells = new ArrayList<>();
          for (FieldVector column : columns) {
            cells.add(text(column, row));
          }
          rows.add(cells);
        }
      }
    }
    return rows;
  }

  /** As the plugin shows a value. */
  private static String text(FieldVector from, int row) {
    if (from.isNull(row)) {
      return "null";
    }
    if (from.getField().getType() instanceof ArrowType.Int number && !number.getIsSigned()) {
      return Long.toUnsignedString(((BaseIntVector) from).getValueAsLong(row));
    }
    Object value = from.getObject(row);
    return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
  }
}
