package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.engine.execute.RunListener;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import dev.codeanatomy.plugin.api.AbiVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes of the plugin API that no other plugin has, from an admitted plugin through SQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginShapesTest {
  private static final String PAIRS =
      " FROM (VALUES (1, CAST(-2 AS BIGINT), CAST(3 AS BIGINT)), (2, 5, 5), (3, NULL, 1), (4, 7,"
          + " NULL), (5, 9223372036854775807, -9223372036854775807)) AS t(k, a, b) ORDER BY k";

  /** Four partitions p, one of one row; k is unique, g has peers, and each third x is null. */
  private static final String ROWS =
      "(SELECT k, CASE WHEN k = 0 THEN 9 ELSE MOD(k, 3) END AS p, MOD(k, 50) AS g, CASE WHEN"
          + " MOD(k, 4) = 1 THEN NULL ELSE CAST(1000 - k AS BIGINT) END AS x FROM (SELECT a.x * 64"
          + " + b.x AS k FROM UNNEST(ARRAY[%1$s]) AS a(x), UNNEST(ARRAY[%1$s]) AS b(x)) AS n) AS r"
              .formatted(
                  String.join(", ", IntStream.range(0, 64).mapToObj(String::valueOf).toList()));

  private static final String BUILT_IN_SUMMARY =
      "CASE WHEN COUNT(x) OVER = 0 THEN NULL ELSE CONCAT(CAST(COUNT(x) OVER AS VARCHAR), ' ',"
          + " CAST(MIN(x) OVER AS VARCHAR), ' ', CAST(SUM(x) OVER AS VARCHAR)) END";

  private Engine engine;
  private Path outputs;

  @BeforeAll
  void open(@TempDir Path fresh) throws Exception {
    Path plugins = fresh.resolve("plugins");
    PluginArchive.of("shapes").into(plugins);
    outputs = fresh.resolve("outputs");
    engine = Engine.builder().profile(EnvironmentProfile.SMALL).pluginDirectory(plugins).open();
  }

  @AfterAll
  void close() {
    engine.close();
  }

  private List<String> rows(String sql) {
    return Rows.of(engine, sql);
  }

  @Test
  void kernelsOfNumbersSeeNoNulls() {
    assertThat(rows("SELECT is_below(a, b)" + PAIRS))
        .containsExactly("true", "false", "null", "null", "false");
    assertThat(rows("SELECT is_even(a)" + PAIRS))
        .containsExactly("true", "false", "null", "false", "false");
    assertThat(
            rows(
                "SELECT hypotenuse(x, y), halved(y) FROM (VALUES (1, CAST(3 AS DOUBLE), CAST(4 AS"
                    + " DOUBLE)), (2, NULL, 1), (3, 0, NULL), (4, -5, 12)) AS t(k, x, y) ORDER BY"
                    + " k"))
        .containsExactly("5.0|2.0", "null|0.5", "null|null", "13.0|6.0");
  }

  @Test
  void predicatesOfNumbersAreConditions() {
    assertThat(rows("SELECT k FROM (SELECT *" + PAIRS + ") AS s WHERE is_below(a, b)"))
        .containsExactly("1");
    assertThat(rows("SELECT k FROM (SELECT *" + PAIRS + ") AS s WHERE NOT is_even(a) ORDER BY k"))
        .containsExactly("2", "4", "5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GROUP BY p ORDER BY p",
        "GROUP BY k ORDER BY k",
        "GROUP BY ROLLUP(p, g) ORDER BY p, g",
        "WHERE x IS NULL GROUP BY p ORDER BY p",
        "WHERE k < 0",
      })
  void aStateOfEveryKindOfNumberGivesWhatTheBuiltInsGive(String groups) {
    assertThat(rows("SELECT summary(x) FROM " + ROWS + " " + groups))
        .isEqualTo(
            rows(
                "SELECT " + BUILT_IN_SUMMARY.replace(" OVER", "") + " FROM " + ROWS + " " + groups))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PARTITION BY p ORDER BY k",
        "PARTITION BY p ORDER BY g",
        "PARTITION BY p",
        "ORDER BY k ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
        "PARTITION BY p ORDER BY k DESC ROWS BETWEEN 100 PRECEDING AND 50 PRECEDING",
        "PARTITION BY p ORDER BY k ROWS BETWEEN 2 FOLLOWING AND 3 FOLLOWING",
        "PARTITION BY p ORDER BY g RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
        "PARTITION BY p ORDER BY k ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING",
      })
  void anAggregateAndAWindowFunctionSeeTheFrameOfTheBuiltIns(String window) {
    String over = " OVER (" + window + ")";
    String from = " FROM " + ROWS + " ORDER BY k";
    String columns = ", COUNT(*)" + over + " AS n, DENSE_RANK() OVER (ORDER BY k) AS d";

    List<String> own =
        rows("SELECT k, summary(x)" + over + ", frame_sum(x)" + over + columns + from);

    assertThat(own)
        .isEqualTo(
            rows(
                "SELECT k, "
                    + BUILT_IN_SUMMARY.replace(" OVER", over)
                    + ", SUM(x)"
                    + over
                    + columns
                    + from))
        .hasSize(4096);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ORDER BY g | [0,2) 0; [0,2) 0; [0,3) 1; [0,4) 2",
        "ORDER BY k | [0,1) 0; [0,2) 1; [0,3) 2; [0,4) 3",
        "PARTITION BY g ORDER BY k | [0,1) 0; [0,2) 1; [0,1) 0; [0,1) 0",
        "ORDER BY k ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING | [0,2) 0; [0,3) 1; [1,4) 2; [2,4) 3",
        "ORDER BY g ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"
            + " | [0,4) 0; [0,4) 0; [0,4) 1; [0,4) 2",
        "ORDER BY k ROWS BETWEEN 2 FOLLOWING AND 3 FOLLOWING | [2,4) 0; [3,4) 1; empty 2; empty 3",
        "ORDER BY g RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING"
            + " | [0,4) 0; [0,4) 0; [2,4) 1; [3,4) 2",
      })
  void aWindowFunctionIsGivenFramesAndPeers(String window, String expected) {
    String sql =
        "SELECT frame_of(k) OVER (%s) FROM (VALUES (CAST(1 AS BIGINT), 'a'), (2, 'a'), (3, 'b'),"
            + " (4, 'c')) AS t(k, g) ORDER BY k";

    assertThat(rows(sql.formatted(window))).containsExactly(expected.split("; "));
  }

  @Test
  void withoutAnOrderAllRowsArePeers() {
    assertThat(rows("SELECT frame_of(k) OVER () FROM (VALUES (CAST(1 AS BIGINT)), (2)) AS t(k)"))
        .containsExactly("[0,2) 0", "[0,2) 0");
  }

  @ParameterizedTest
  @CsvSource({"tickets, 2", "serials, 1"})
  void onlyAVolatileAggregateIsComputedForEachOfItsCalls(String aggregate, int answers) {
    AtomicLong counter = new AtomicLong();
    System.getProperties().put("shapes.answers", counter);
    try {
      List<String> columns =
          List.of(
              Rows.of(
                      engine,
                      "SELECT %1$s(k) AS a, %1$s(k) AS b FROM (VALUES (1), (2)) AS t(k)"
                          .formatted(aggregate))
                  .get(0)
                  .split("\\|"));

      assertThat(columns.stream().distinct()).hasSize(answers);
      assertThat(counter).hasValue(answers);
    } finally {
      System.getProperties().remove("shapes.answers");
    }
  }

  @Test
  void twoVolatileAggregatesOverOneWindowAreTwo() {
    AtomicLong counter = new AtomicLong();
    System.getProperties().put("shapes.answers", counter);
    try {
      assertThat(
              Rows.of(
                  engine,
                  "SELECT k FROM (SELECT k, tickets(k) OVER () AS a, tickets(k) OVER () AS b FROM"
                      + " (VALUES (1), (2)) AS t(k)) AS s WHERE a = b"))
          .isEmpty();
      assertThat(counter.get()).isPositive();
    } finally {
      System.getProperties().remove("shapes.answers");
    }
  }

  @Test
  void aPluginIsToldItsHostItsIdAndItsOptions() {
    assertThat(rows("SELECT plugin_report()"))
        .containsExactly("shapes on " + AbiVersion.CURRENT + ": true 3 3000000000 0.5 a unset");
  }

  @Test
  void whatAPluginLogsIsUnderItsName() {
    List<String> messages = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            messages.add(entry.getLoggerName() + ": " + entry.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("plugin.shapes");
    logger.addHandler(handler);
    try {
      Rows.of(engine, "SELECT plugin_report()");
    } finally {
      logger.removeHandler(handler);
    }

    assertThat(messages).contains("plugin.shapes: asked for a report");
  }

  @Test
  void aCallSeesTheOptionsOfItsSession() {
    assertThat(reports("{}")).containsExactly("true 3 3000000000 0.5 a unset");
    assertThat(
            reports(
                "{\"deep\": false, \"depth\": 9, \"most\": 4000000000, \"share\": 1,"
                    + " \"mode\": \"b\", \"note\": \"x y\"}"))
        .containsExactly("false 9 4000000000 1.0 b x y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"depth\": 0}", "{\"depth\": 10}", "{\"most\": -1}", "{\"share\": 1.5}"})
  void anOptionOutOfItsRangeIsRefused(String options) {
    EngineException refused =
        catchThrowableOfType(
            EngineException.class,
            () -> engine.run(request(options, outputs.resolve("none")), RunListener.NONE));

    assertThat(refused.error().code()).isEqualTo(FindingCode.OPTION_NOT_ALLOWED);
  }

  private List<String> reports(String options) {
    Path out = outputs.resolve("of" + options.length());
    engine.run(request(options, out), RunListener.NONE);
    return Rows.sorted(engine, out.resolve("report"));
  }

  private static RunRequest request(String options, Path out) {
    String spec =
        """
        {"version": 5, "plugins": [{"id": "shapes", "options": %s}],
         "view_definitions": [{"name": "report", "transform": {"kind": "Sql", "query":
          "SELECT option_report() AS report"}}],
         "output_targets": [{"table_name": "report", "source_view": "report"}]}
        """
            .formatted(options);
    return new RunRequest(spec, "spec.json", Map.of(), Optional.of(out), Optional.empty());
  }
}
