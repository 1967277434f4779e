package dev.codeanatomy.engine.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.contract.result.RunResultJson;
import dev.codeanatomy.engine.CodeGraph;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.RealPlugin;
import dev.codeanatomy.engine.Rows;
import dev.codeanatomy.engine.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a spec can say, from its text to the rows of a committed table. */
class SpecFeaturesTest {
  private static final String ROOT = "{\"name\": \"root\", \"type\": \"Utf8\"}";

  private static Engine engine;
  @TempDir Path out;

  @BeforeAll
  static void open() {
    engine = RealPlugin.engine();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  /** A spec with the plugin, whose views follow and whose last view {@code result} is written. */
  private static String spec(String plugin, String parameters, String inputs, String views) {
    return """
    {"version": 5, "plugins": [%s], "typed_parameters": [%s], "input_relations": [%s],
     "view_definitions": [%s],
     "output_targets": [{"table_name": "result", "source_view": "result"}]}
    """
        .formatted(plugin, parameters, inputs, views);
  }

  private static String sql(String view, String query) {
    return "{\"name\": \"%s\", \"transform\": {\"kind\": \"Sql\", \"query\": \"%s\"}}"
        .formatted(view, query);
  }

  private RunResult run(String spec, Map<String, String> parameters, String runId) {
    return engine.run(
        new RunRequest(spec, "spec.json", parameters, Optional.of(out), Optional.of(runId)),
        RunListener.NONE);
  }

  private List<String> result(String spec, Map<String, String> parameters) {
    run(spec, parameters, "run");
    return rows("SELECT * FROM t", "result");
  }

  private List<String> rows(String sql, String table) {
    return Rows.of(engine, sql, Map.of("t", out.resolve(table))).stream().sorted().toList();
  }

  @Test
  void normalizeAddsIdSpanAndNormalizedText() {
    String views =
        sql(
                "names",
                "SELECT 'a' AS path, 1 AS ord, CAST(3 AS BIGINT) AS bstart, CAST(7 AS BIGINT) AS"
                    + " bend, '  \u00C9T\u00C9  x ' AS text")
            + """
            , {"name": "normal", "transform": {"kind": "Normalize", "source": "names",
                "id_prefix": "name", "id_columns": ["path", "ord"],
                "span_columns": ["bstart", "bend"], "text_columns": ["text"]}},\
            """
            + sql(
                "result",
                "SELECT entity_id, span_len(span) AS len, text_normalized,"
                    + " stable_id_parts('name', path, ord) AS again FROM normal");

    // BLAKE2b of "a", unit separator, "1" to 16 bytes, as b2sum -l 128 says it.
    String id = "name:b4feb303ba68581ff5140f67114e15e6";
    assertThat(result(spec("{\"id\": \"codeanatomy\"}", "", "", views), Map.of()))
        .containsExactly(id + "|4|\u00E9t\u00E9 x|" + id);
  }

  @ParameterizedTest
  @CsvSource({
    "Utf8, it's \"x\"; --, it's \"x\"; --",
    "Int64, -9223372036854775808, -9223372036854775808",
    "Int64, 9223372036854775807, 9223372036854775807",
    "Float64, 1.5e-3, 0.0015",
    "Boolean, true, true",
    "Date, 2024-02-29, 2024-02-29",
    "Timestamp, 2024-01-15T10:30:00.123456, 2024-01-15T10:30:00.123456",
  })
  void parameterOfEachTypeIsBoundFromText(String type, String text, String value) {
    String spec =
        spec(
            "",
            "{\"name\": \"p\", \"type\": \"" + type + "\"}",
            "",
            sql("result", "SELECT :p AS v"));

    run(spec, Map.of("p", text), "run");

    assertThat(rows("SELECT CAST(v AS VARCHAR) FROM t", "result"))
        .containsExactly(value.replace('T', type.equals("Timestamp") ? ' ' : 'T'));
  }

  @Test
  void parameterThatDoesNotFitIsRefused() {
    String spec =
        spec("", "{\"name\": \"p\", \"type\": \"Int64\"}", "", sql("result", "SELECT :p AS v"));

    assertThat(refused(spec, Map.of("p", "12x")).error().code())
        .isEqualTo(FindingCode.PARAMETER_INVALID);
    assertThat(refused(spec, Map.of()).error().code()).isEqualTo(FindingCode.PARAMETER_MISSING);
    assertThat(refused(spec, Map.of("p", "1", "q", "2")).error().code())
        .isEqualTo(FindingCode.PARAMETER_SURPLUS);
  }

  @Test
  void providerIsFilteredByWhatItTakesAndWhatItDoesNot() {
    String input =
        """
        {"logical_name": "sources", "provider": {"kind": "java_sources",
          "options": {"root": {"parameter": "root"}}}}\
        """;
    String views =
        sql(
            "result",
            "SELECT path, size_bytes FROM sources WHERE path LIKE 'shape/%' AND size_bytes > 200"
                + " AND content LIKE '%record Square%'");

    assertThat(
            result(
                spec("{\"id\": \"codeanatomy\"}", ROOT, input, views),
                Map.of("root", CodeGraph.FIXTURE.toString())))
        .containsExactly("shape/Figures.java|786");
  }

  @Test
  void unsupportedFilterAloneIsAppliedAboveTheProvider() {
    String input =
        """
        {"logical_name": "sources", "provider": {"kind": "java_sources", "plugin": "codeanatomy",
          "options": {"root": {"parameter": "root"}}}}\
        """;

    assertThat(
            result(
                spec(
                    "{\"id\": \"codeanatomy\"}",
                    ROOT,
                    input,
                    sql("result", "SELECT path FROM sources WHERE content LIKE '%interface %'")),
                Map.of("root", CodeGraph.FIXTURE.toString())))
        .containsExactly("shape/Shape.java");
  }

  @Test
  void unknownProviderIsRefusedWithASuggestion() {
    String input =
        """
        {"logical_name": "sources", "provider": {"kind": "java_source",
          "options": {"root": {"parameter": "root"}}}}\
        """;
    EngineException refused =
        refused(
            spec("", ROOT, input, sql("result", "SELECT path FROM sources")),
            Map.of("root", CodeGraph.FIXTURE.toString()));

    assertThat(refused.error().code()).isEqualTo(FindingCode.PLAN_UNKNOWN_PROVIDER);
    assertThat(refused.error().message()).contains("java_sources");
  }

  @Test
  void deltaInputIsReadAtItsPinnedVersionOrTheLatest() {
    String first = spec("", "", "", sql("result", "SELECT 'first' AS v"));
    String second = spec("", "", "", sql("result", "SELECT 'second' AS v"));
    run(first, Map.of(), "a");
    run(second, Map.of(), "b");

    assertThat(copied(", \"version_pin\": 0")).containsExactly("first");
    assertThat(copied(", \"version_pin\": 1")).containsExactly("second");
    assertThat(copied("")).containsExactly("second");
  }

  private List<String> copied(String pin) {
    String spec =
        """
        {"version": 5,
         "input_relations": [{"logical_name": "there", "delta_location": "%s"%s}],
         "view_definitions": [%s],
         "output_targets": [{"table_name": "copy", "source_view": "copied"}]}
        """
            .formatted(out.resolve("result"), pin, sql("copied", "SELECT v FROM there"));
    run(spec, Map.of(), "copy" + Math.abs(pin.hashCode()));
    return rows("SELECT * FROM t", "copy");
  }

  @Test
  void missingVersionIsRefusedAndNothingIsWritten() {
    run(spec("", "", "", sql("result", "SELECT 1 AS v")), Map.of(), "a");

    EngineException refused =
        catchThrowableOfType(EngineException.class, () -> copied(", \"version_pin\": 7"));

    assertThat(refused.error().message()).contains("7");
    assertThat(out.resolve("copy")).doesNotExist();
  }

  @Test
  void optionOfThePluginChangesTheResult() {
    String view = sql("result", "SELECT utf8_normalize('\uFB01') AS v");
    String composed = "{\"id\": \"codeanatomy\", \"options\": {\"utf8_normalize_form\": \"NFC\"}}";

    run(spec("{\"id\": \"codeanatomy\"}", "", "", view), Map.of(), "a");
    assertThat(rows("SELECT * FROM t", "result")).containsExactly("fi");
    run(spec(composed, "", "", view), Map.of(), "b");
    assertThat(rows("SELECT * FROM t", "result")).containsExactly("\uFB01");
  }

  @Test
  void optionThatThePluginDoesNotHaveOrTakeIsRefused() {
    String view = sql("result", "SELECT utf8_normalize('x') AS v");

    assertThat(
            refused(
                    spec(
                        "{\"id\": \"codeanatomy\", \"options\": {\"utf8_normalise_form\":"
                            + " \"NFC\"}}",
                        "",
                        "",
                        view),
                    Map.of())
                .error()
                .message())
        .contains("utf8_normalize_form");
    assertThat(
            refused(
                    spec(
                        "{\"id\": \"codeanatomy\", \"options\": {\"utf8_normalize_form\":"
                            + " \"NFX\"}}",
                        "",
                        "",
                        view),
                    Map.of())
                .error()
                .message())
        .contains("NFX");
  }

  @Test
  void pluginThatIsMissingOrOfAnotherVersionIsRefused() {
    String view = sql("result", "SELECT 1 AS v");

    assertThat(refused(spec("{\"id\": \"codeanatomi\"}", "", "", view), Map.of()).error().code())
        .isEqualTo(FindingCode.PLUGIN_REQUIRED_MISSING);
    assertThat(
            refused(spec("{\"id\": \"codeanatomy\", \"version\": \">=7\"}", "", "", view), Map.of())
                .error()
                .code())
        .isEqualTo(FindingCode.PLUGIN_VERSION_DIFFERS);
  }

  @Test
  void declaredSchemaIsComparedWithTheBuiltView() {
    String view =
        """
        {"name": "result", "output_schema": {"columns": {"a": "VARCHAR", "b": "%s"}},
         "transform": {"kind": "Sql", "query": "SELECT 'x' AS a, CAST(1 AS BIGINT) AS b"}}\
        """;

    assertThat(result(spec("", "", "", view.formatted("BIGINT")), Map.of())).containsExactly("x|1");
    EngineException refused = refused(spec("", "", "", view.formatted("DOUBLE")), Map.of());
    assertThat(refused.error().message()).contains("result").contains("b");
  }

  @Test
  void outputIsPartitioned() throws IOException {
    String spec =
        """
        {"version": 5, "plugins": [{"id": "codeanatomy"}], "typed_parameters": [%s],
         "view_definitions": [{"name": "declared", "transform": {"kind": "TableFunction",
           "function": "java_symbols", "arguments": [":root"]}}],
         "output_targets": [{"table_name": "by_kind", "source_view": "declared",
           "columns": ["symbol_id", "kind"], "partition_by": ["kind"]}]}
        """
            .formatted(ROOT);

    RunResult result = run(spec, Map.of("root", CodeGraph.FIXTURE.toString()), "run");

    assertThat(rows("SELECT symbol_id FROM t WHERE kind = 'RECORD'", "by_kind"))
        .containsExactly("shape.Figures$Square");
    // The values are in the log; the files lie in the table's own folder.
    assertThat(Files.readString(out.resolve("by_kind/_delta_log/00000000000000000000.json")))
        .contains("\"partitionColumns\":[\"kind\"]")
        .contains("\"partitionValues\":{\"kind\":\"RECORD\"}");
    assertThat(rows("SELECT count(DISTINCT kind) FROM t", "by_kind"))
        .containsExactly(Long.toString(dataFiles()));
    assertThat(result.outputs().get(0).rows())
        .isEqualTo(Long.parseLong(rows("SELECT count(*) FROM t", "by_kind").get(0)));
    assertThat(RunResultJson.read(RunResultJson.write(result))).isEqualTo(result);
  }

  private long dataFiles() throws IOException {
    try (Stream<Path> files = Files.list(out.resolve("by_kind"))) {
      return files.filter(path -> path.toString().endsWith(".parquet")).count();
    }
  }

  @ParameterizedTest
  @CsvSource({"EdgesBySrc, e2 e4 e1 e3", "EdgesByDst, e1 e4 e3 e2"})
  void edgesLieInTheirFileSortedByTheirEnd(String kind, String wanted) {
    String views =
        sql(
                "edges",
                "SELECT * FROM (VALUES ('e1', 'calls', 'b', 'x'), ('e2', 'calls', 'a', 'z'),"
                    + " ('e3', 'reads', 'b', 'y'), ('e4', 'calls', 'a2', 'x'))"
                    + " AS e(edge_id, edge_kind, src_id, dst_id)")
            + ", {\"name\": \"result\", \"transform\": {\"kind\": \"CpgEmit\","
            + " \"output_kind\": \"%s\", \"sources\": [\"edges\"]}}".formatted(kind);

    run(spec("", "", "", views), Map.of(), "run");

    assertThat(
            Rows.of(engine, "SELECT edge_id FROM t", Map.of("t", out.resolve("result"))).stream()
                .collect(Collectors.joining(" ")))
        .isEqualTo(wanted);
    assertThat(Rows.columns(engine, "SELECT * FROM t", Map.of("t", out.resolve("result"))))
        .containsExactly("edge_id", "edge_kind", "src_id", "dst_id", "path", "bstart", "bend");
  }

  @Test
  void outputWithoutAPlaceIsRefused() {
    EngineException refused =
        catchThrowableOfType(
            EngineException.class,
            () ->
                engine.run(
                    RunRequest.of(spec("", "", "", sql("result", "SELECT 1 AS v")), "spec.json"),
                    RunListener.NONE));

    assertThat(refused.error().code()).isEqualTo(FindingCode.RUN_OUTPUT_WITHOUT_PLACE);
  }

  @Test
  void failureWhileComputingCommitsNothing() {
    run(spec("", "", "", sql("result", "SELECT 1 AS v")), Map.of(), "a");

    EngineException failed =
        refused(
            spec(
                "",
                "",
                "",
                sql(
                    "result",
                    "SELECT CAST(x AS INTEGER) AS v FROM (VALUES ('1'), ('no')) AS t(x)")),
            Map.of());

    assertThat(failed.error().code()).isEqualTo(FindingCode.RUN_VALUE);
    assertThat(rows("SELECT * FROM t", "result")).containsExactly("1");
  }

  private EngineException refused(String spec, Map<String, String> parameters) {
    return catchThrowableOfType(EngineException.class, () -> run(spec, parameters, "refused"));
  }

  @Test
  void aRefusedValueIsBlamedOnItsParameterOnce() throws IOException {
    Path nowhere = out.resolve("nowhere");
    EngineError error = refusedExample(nowhere.toString(), "");

    assertThat(error.code()).isEqualTo(FindingCode.SQL_BIND_FAILED);
    assertThat(error.findings()).isEmpty();
    assertThat(error.message())
        .startsWith("parameter root = '" + nowhere + "' (view 'declarations', view 'files', ")
        .contains("source root " + nowhere + " does not exist; give an existing directory")
        .endsWith("Give another value: --param root=...");
  }

  @Test
  void aRootThatIsAFileOrALoopIsRefusedLikeOneThatIsMissing() throws IOException {
    Path file = Files.writeString(out.resolve("A.java"), "class A {}");
    assertThat(refusedExample(file.toString(), "").message())
        .startsWith("parameter root = '")
        .contains("is not a directory; give the directory above it");

    Path loop = out.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    assertThat(refusedExample(loop.toString(), "").message())
        .startsWith("parameter root = '")
        .contains("is a link that leads nowhere");
  }

  private EngineError refusedExample(String root, String classPath) throws IOException {
    String spec = Files.readString(Path.of("../examples/code-graph/spec.json"));
    return catchThrowableOfType(
            EngineException.class,
            () -> run(spec, Map.of("root", root, "classpath", classPath), "run"))
        .error();
  }
}
