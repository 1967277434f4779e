package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.snapshot.FunctionKind;
import dev.codeanatomy.contract.snapshot.FunctionPage;
import dev.codeanatomy.contract.snapshot.RegistryFunction;
import dev.codeanatomy.contract.snapshot.SnapshotJson;
import dev.codeanatomy.contract.snapshot.SnapshotReading;
import dev.codeanatomy.engine.execute.QueryResult;
import dev.codeanatomy.engine.execute.RunListener;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The registry of a session, as SQL and as snapshots. */
class RegistryTest {
  @TempDir static Path scratch;
  private static Engine engine;

  @BeforeAll
  static void open() {
    engine = RealPlugin.engine();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static List<String> rows(String sql) {
    return Rows.of(engine, sql);
  }

  @Test
  void theRegistryListsSqlsFunctionsTheEnginesAndThePlugins() {
    assertThat(
            rows(
                "SELECT name, kind, plugin, volatility, returns FROM udf_registry() WHERE name IN"
                    + " ('upper', 'sum', 'lag', 'read_delta', 'udf_registry', 'stable_hash64')"
                    + " ORDER BY name"))
        .containsExactly(
            "lag|window|null|immutable|any",
            "read_delta|table|null|stable|struct",
            "stable_hash64|scalar|codeanatomy|immutable|int64",
            "sum|aggregate|null|immutable|numeric",
            "udf_registry|table|null|stable|struct",
            "upper|scalar|null|immutable|utf8");
  }

  @Test
  void listsAreListColumns() {
    assertThat(
            rows(
                "SELECT name, parameter_names[1], cardinality(parameter_types) FROM udf_registry()"
                    + " WHERE name = 'split_part'"))
        .containsExactly("split_part|value|3");
    try (QueryResult result =
        engine.query(new QueryRequest("SELECT aliases FROM udf_registry()", Map.of()))) {
      assertThat(result.schema().getFields().get(0).getType()).isEqualTo(ArrowType.List.INSTANCE);
    }
  }

  @Test
  void theRegistryIsJoinedAndGroupedLikeAnyTable() {
    List<String> counts =
        rows(
            "SELECT r.kind, count(*) FROM udf_registry() r JOIN udf_docs() d ON d.name = r.name"
                + " WHERE r.plugin IS NULL AND r.kind = 'table' GROUP BY r.kind");

    assertThat(counts).containsExactly("table|6");
  }

  @Test
  void anotherPluginSetShowsInTheNextSession() throws IOException {
    Path none = Files.createDirectories(scratch.resolve("no-plugins"));
    try (Engine bare = Engine.builder().pluginDirectory(none).open()) {
      String fromPlugins = "SELECT count(*) FROM udf_registry() WHERE plugin IS NOT NULL";

      assertThat(Rows.of(bare, fromPlugins)).containsExactly("0");
      assertThat(rows(fromPlugins)).doesNotContain("0");
      assertThat(Rows.of(bare, "SELECT count(*) > 100 FROM udf_docs()")).containsExactly("true");
    }
  }

  @Test
  void routinesAgreeWithTheRegistryRowByRow() {
    String ours =
        "SELECT coalesce(plugin, 'engine'), name, kind, returns, CASE WHEN volatility = 'immutable'"
            + " THEN 'YES' ELSE 'NO' END FROM udf_registry() ORDER BY name";
    String standard =
        "SELECT routine_schema, routine_name, function_type, data_type, is_deterministic FROM"
            + " information_schema.routines ORDER BY routine_name";

    assertThat(rows(standard)).isEqualTo(rows(ours)).hasSizeGreaterThan(150);
  }

  @Test
  void routinesAgreeWithTheDocs() {
    assertThat(
            rows(
                "SELECT routine_name, description, syntax_example FROM information_schema.routines"
                    + " ORDER BY 1"))
        .isEqualTo(rows("SELECT name, description, syntax FROM udf_docs() ORDER BY name"));
  }

  @Test
  void parametersAgreeWithTheRegistryRowByRow() {
    String ours =
        "SELECT r.name, p.place, p.parameter FROM udf_registry() r, UNNEST(r.parameter_names) WITH"
            + " ORDINALITY AS p(parameter, place) ORDER BY 1, 2";
    String standard =
        "SELECT specific_name, ordinal_position, parameter_name FROM information_schema.parameters"
            + " ORDER BY 1, 2";

    assertThat(rows(standard)).isEqualTo(rows(ours)).hasSizeGreaterThan(150);
  }

  @Test
  void theViewsHaveTheRowsOfTheSnapshots() {
    Capabilities capabilities = engine.capabilities();

    assertThat(rows("SELECT name, signature FROM udf_registry() ORDER BY name"))
        .isEqualTo(
            capabilities.registry().functions().stream()
                .map(f -> f.name() + "|" + f.signature())
                .sorted(Comparator.comparing(row -> row.split("\\|")[0]))
                .toList());
    assertThat(capabilities.docs().functions())
        .extracting(FunctionPage::name)
        .isEqualTo(
            capabilities.registry().functions().stream().map(RegistryFunction::name).toList());
  }

  @Test
  void theOptionsOfASpecsSessionShow() {
    String spec =
        """
        {"version": 5,
         "plugins": [{"id": "codeanatomy", "options": {"utf8_normalize_form": "NFD"}}],
         "view_definitions": [
          {"name": "result", "transform": {"kind": "Sql", "query":
            "SELECT o.entry FROM udf_registry() r, UNNEST(r.plugin_options) AS o(entry) WHERE r.name = 'utf8_normalize' AND o.entry LIKE 'utf8_normalize_form%'"}}],
         "output_targets": [{"table_name": "result", "source_view": "result"}]}
        """;
    Path out = scratch.resolve("options");

    engine.run(
        new RunRequest(spec, "spec.json", Map.of(), Optional.of(out), Optional.empty()),
        RunListener.NONE);

    assertThat(Rows.sorted(engine, out.resolve("result")))
        .containsExactly("utf8_normalize_form = NFD");
    assertThat(engine.capabilities().registry().configDefaults().get("codeanatomy"))
        .containsEntry("utf8_normalize_form", "NFKC");
  }

  @Test
  void aliasesGoBothWays() {
    var registry = engine.capabilities().registry();

    registry
        .aliases()
        .forEach(
            (alias, name) ->
                assertThat(registry.functions())
                    .anyMatch(f -> f.name().equals(name) && f.aliases().contains(alias)));
    assertThat(registry.functions().stream().mapToInt(f -> f.aliases().size()).sum())
        .isEqualTo(registry.aliases().size());
  }

  @Test
  void theDocsOfAPluginFunctionSayWhatItDoes() {
    assertThat(
            rows(
                "SELECT kind, section, syntax FROM udf_docs() WHERE name = 'stable_hash64' AND"
                    + " description <> ''"))
        .containsExactly("scalar|Hashing|stable_hash64(value utf8) -> int64");
  }

  static Stream<FunctionPage> examples() {
    return engine.capabilities().docs().functions().stream()
        .filter(page -> function(page.name()).plugin().isEmpty())
        // These read files; their own tests run them.
        .filter(page -> !page.section().equals("Delta"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExampleOfAFunctionOfSqlGivesAValueOfItsType(FunctionPage page) {
    try (QueryResult result =
        engine.query(new QueryRequest(page.example().orElseThrow(), Map.of()))) {
      assertThat(result.next()).as(page.name()).isTrue();
      RegistryFunction function = function(page.name());
      if (function.kind() != FunctionKind.TABLE) {
        List<Field> columns = result.schema().getFields();
        Field value = columns.get(columns.size() - 1);
        assertThat(isOf(function.returns(), value))
            .as(page.syntax() + " gives " + ArrowTypes.text(value))
            .isTrue();
      }
    }
  }

  static Stream<String> names() {
    return engine.capabilities().registry().functions().stream()
        .filter(function -> function.plugin().isPresent())
        .flatMap(
            function ->
                Stream.concat(Stream.of(function.name()), function.aliases().stream())
                    .map(name -> call(function.kind(), name)));
  }

  private static String call(FunctionKind kind, String name) {
    return switch (kind) {
      case SCALAR, AGGREGATE -> "SELECT " + name + "()";
      case WINDOW -> "SELECT " + name + "() OVER (ORDER BY x) FROM (VALUES (1)) AS t(x)";
      case TABLE -> "SELECT * FROM " + name + "()";
    };
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNameOfAPluginFunctionReachesIt(String callWithoutArguments) {
    try (QueryResult result = engine.query(new QueryRequest(callWithoutArguments, Map.of()))) {
      assertThat(result.schema().getFields()).isNotEmpty();
    } catch (EngineException refused) {
      assertThat(refused.error().code())
          .as(refused.getMessage())
          .isEqualTo(FindingCode.CALL_ARGUMENT_MISSING);
    }
  }

  private static boolean isOf(String types, Field value) {
    ArrowType type = value.getType();
    return switch (types) {
      case "any" -> true;
      case "integer" -> type instanceof ArrowType.Int;
      case "numeric" ->
          type instanceof ArrowType.Int
              || type instanceof ArrowType.FloatingPoint
              || type instanceof ArrowType.Decimal;
      case "list" -> type instanceof ArrowType.List;
      default -> ArrowTypes.text(value).equals(types);
    };
  }

  private static RegistryFunction function(String name) {
    return engine.capabilities().registry().functions().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNameThatTakesNamedArgumentsIsCalledWithThem() {
    assertThat(function("stable_hash64").namedArguments()).isTrue();
    assertThat(rows("SELECT stable_hash64(value => 'gamma')"))
        .containsExactly("8666994792918649077");
  }

  @Test
  void informationSchemaListsTablesAndColumnsOfTheSession() {
    Path out = scratch.resolve("graph");
    CodeGraph.run(engine, CodeGraph.FIXTURE, out, "registry");
    Map<String, Path> tables = CodeGraph.tables(out);

    assertThat(
            Rows.of(
                engine,
                "SELECT table_name, table_type FROM information_schema.tables ORDER BY 1",
                tables))
        .containsExactly(
            "calls|BASE TABLE",
            "cpg_edges|BASE TABLE",
            "cpg_nodes|BASE TABLE",
            "cpg_props|BASE TABLE");
    assertThat(
            Rows.of(
                engine,
                "SELECT column_name, data_type FROM information_schema.columns WHERE table_name ="
                    + " 'cpg_nodes' AND ordinal_position = 1",
                tables))
        .containsExactly("entity_id|utf8");
  }

  @Test
  void theCapabilitySnapshotSaysWhatIsInstalled() {
    Capabilities capabilities = engine.capabilities();
    var snapshot = capabilities.snapshot();

    assertThat(snapshot.versions()).containsKeys("codeanatomy", "abi", "arrow", "duckdb");
    assertThat(snapshot.registry().hash())
        .isEqualTo(SnapshotJson.REGISTRY.hash(capabilities.registry()));
    assertThat(snapshot.registry().counts().get("scalar"))
        .isEqualTo(capabilities.registry().count(FunctionKind.SCALAR));
    assertThat(snapshot.install().parts())
        .filteredOn(part -> part.required())
        .isNotEmpty()
        .allMatch(part -> part.installed().isPresent());
    assertThat(snapshot.surfaces())
        .anyMatch(
            s ->
                s.name().equals("delta_table_functions")
                    && s.entryPoints()
                        .equals(List.of("delta_add_actions", "delta_snapshot", "read_delta")));
    assertThat(SnapshotJson.CAPABILITIES.read(SnapshotJson.CAPABILITIES.write(snapshot)))
        .isEqualTo(new SnapshotReading.Read<>(snapshot, SnapshotJson.CAPABILITIES.hash(snapshot)));
  }

  @Test
  void equalSessionsHaveEqualSnapshots() {
    try (Engine other = RealPlugin.engine()) {
      assertThat(SnapshotJson.REGISTRY.write(other.capabilities().registry()))
          .isEqualTo(SnapshotJson.REGISTRY.write(engine.capabilities().registry()));
      assertThat(SnapshotJson.DOCS.write(other.capabilities().docs()))
          .isEqualTo(SnapshotJson.DOCS.write(engine.capabilities().docs()));
    }
  }
}
