package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.engine.execute.QueryResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way the engine calls a plugin, with every fault such a call can commit: one clear error
 * that names plugin, function and argument types, and an engine that answers the next query.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginFaultsTest {
  /** Where the plugin finds what its fault {@code hook} is. */
  private static final String HOOK = "faults.hook";

  /** By function: how a query calls it, and the callbacks that can fail the query. */
  private static final Map<String, Kind> KINDS =
      Map.of(
          "kernel_same", new Kind("SELECT kernel_same(n, %s) AS n FROM numbers", "apply"),
          "evaluator_same",
              new Kind("SELECT evaluator_same(n, %s) AS n FROM numbers", "make", "evaluate"),
          "fixed_total",
              new Kind(
                  "SELECT fixed_total(n, %s) AS n FROM numbers",
                  "stateSize", "initialize", "update", "merge", "evaluate"),
          "object_total",
              new Kind(
                  "SELECT object_total(n, %s) AS n FROM numbers",
                  "create", "update", "merge", "evaluate"),
          "window_same",
              new Kind(
                  "SELECT window_same(n, %s) OVER (ORDER BY n) AS n FROM numbers",
                  "make", "evaluate", "close"),
          "same_rows",
              new Kind(
                  "SELECT n FROM TABLE(same_rows(1, %s))",
                  "scan", "splits", "open", "read", "close"));

  /** What is thrown, and how the error tells it. */
  private static final Map<String, Told> FAULTS =
      Map.of(
          "refuse", new Told(FindingCode.RUN_PLUGIN_FAILED, "not with me"),
          "checked", new Told(FindingCode.RUN_PLUGIN_DEFECT, "threw IOException: the disk is gone"),
          "unchecked",
              new Told(FindingCode.RUN_PLUGIN_DEFECT, "threw IllegalStateException: the trap fell"),
          "error",
              new Told(FindingCode.RUN_PLUGIN_DEFECT, "threw AssertionError: the trap fell hard"),
          "silent", new Told(FindingCode.RUN_PLUGIN_DEFECT, "threw NullPointerException"),
          "recursion", new Told(FindingCode.RUN_PLUGIN_DEFECT, "threw StackOverflowError"),
          "heap", new Told(FindingCode.RUN_OUT_OF_MEMORY, "ran out of memory: "),
          "allocator", new Told(FindingCode.RUN_OUT_OF_MEMORY, "allocated more than its limit"));

  private record Kind(String query, List<String> stages) {
    Kind(String query, String... stages) {
      this(query, List.of(stages));
    }

    String sql(String stage, String fault) {
      return query.formatted("'" + stage + "', '" + fault + "'");
    }
  }

  private record Told(FindingCode code, String text) {}

  private Workspace work;

  @BeforeAll
  void open(@TempDir Path fresh) throws Exception {
    Path plugins = fresh.resolve("plugins");
    PluginArchive.of("faults").into(plugins);
    work = Workspace.open(fresh.resolve("work"), plugins);
  }

  @AfterAll
  void close() {
    work.close();
  }

  static Stream<Arguments> faults() {
    return KINDS.entrySet().stream()
        .flatMap(
            kind ->
                kind.getValue().stages().stream()
                    .flatMap(
                        stage ->
                            FAULTS.keySet().stream()
                                .map(fault -> Arguments.of(kind.getKey(), stage, fault))));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("faults")
  void aFaultInACallbackIsOneErrorThatNamesTheCall(String function, String stage, String fault) {
    EngineError error = work.refusedQuery(KINDS.get(function).sql(stage, fault));

    Told told = FAULTS.get(fault);
    assertThat(error.code()).as("%s", error).isEqualTo(told.code());
    assertThat(error.message())
        .contains("plugin 'faults', function faults." + function + "(int64", told.text());
  }

  @ParameterizedTest
  @CsvSource({"evaluator_same, evaluate", "window_same, evaluate", "same_rows, read"})
  void aResultOfTheWrongLengthIsTheFunctionsDefect(String function, String stage) {
    EngineError error = work.refusedQuery(KINDS.get(function).sql(stage, "length"));

    assertThat(error.code()).isEqualTo(FindingCode.RUN_PLUGIN_DEFECT);
    assertThat(error.message()).contains("function faults." + function + "(int64", " values");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"refuse", "checked", "unchecked", "error", "recursion", "heap", "allocator"})
  void aFaultInBindIsRefusedBeforeAnythingRuns(String fault) {
    KINDS.forEach(
        (function, kind) -> {
          EngineError error = work.refusedQuery(kind.sql("bind", fault));

          assertThat(error.code()).isEqualTo(FindingCode.SQL_BIND_FAILED);
          assertThat(error.message()).contains("function faults." + function);
        });
  }

  @ParameterizedTest
  @CsvSource({"evaluator_same, close", "evaluator_same, unbind", "object_total, release"})
  void whatFailsWhenAllIsDoneLeavesTheRowsAndTheEngine(String function, String stage) {
    for (String fault : List.of("refuse", "checked", "error", "recursion")) {
      String sql = KINDS.get(function).sql(stage, fault);
      List<Object> rows = new ArrayList<>();
      Map<String, Path> tables = Map.of("numbers", work.numbers);
      try (QueryResult result = work.engine.query(new QueryRequest(sql, tables))) {
        while (result.next()) {
          rows.add(result.batch().getVector(0).getObject(0));
        }
      } catch (IllegalStateException closing) {
        assertThat(closing).hasMessage("A query was not closed cleanly");
      }
      assertThat(rows).isNotEmpty();
      assertThat(work.rows("SELECT n FROM result")).containsExactly(1L);
    }
  }

  @Test
  void aFunctionThatAsksTheEngineIsRefusedAndNeverWaits() {
    Callable<List<String>> query = () -> Rows.of(work.engine, "SELECT 1 AS n");
    System.getProperties().put(HOOK, query);
    try {
      for (String stage : List.of("bind", "evaluate", "make")) {
        EngineError error = work.refusedQuery(KINDS.get("evaluator_same").sql(stage, "hook"));

        assertThat(error.message())
            .contains("function faults.evaluator_same", "asks for a run or a query");
      }
    } finally {
      System.getProperties().remove(HOOK);
    }
  }
}
