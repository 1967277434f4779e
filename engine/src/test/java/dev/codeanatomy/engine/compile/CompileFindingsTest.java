package dev.codeanatomy.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.contract.EngineException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the compiler refuses, and how it says so. */
class CompileFindingsTest {
  private SpecRun db;

  @BeforeEach
  void tables() throws Exception {
    db =
        new SpecRun(
            "CREATE TABLE spans(path VARCHAR, bstart BIGINT, bend BIGINT, name VARCHAR)",
            "CREATE TABLE files(path VARCHAR, size INTEGER)");
  }

  @AfterEach
  void close() throws Exception {
    db.close();
  }

  private List<String> refused(String spec) {
    EngineException e =
        catchThrowableOfType(EngineException.class, () -> db.compile(spec, Map.of()));
    assertThat(e).isNotNull();
    List<Finding> all = e.error().findings();
    return all.isEmpty()
        ? List.of(e.error().toString())
        : all.stream().map(Finding::toString).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'kind':'Project','source':'spans','columns':['nmae']}|PLAN-2301|/columns/0|Did you mean"
            + " 'name'?",
        "{'kind':'Project','source':'spans','columns':['name','NAME']}|PLAN-2303|/columns|two"
            + " columns are called",
        "{'kind':'Project','source':'spans','columns':[{'expression':'nmae','alias':'x'}]}|PLAN-2301|/columns/0/expression|line"
            + " 1, column 1",
        "{'kind':'Filter','source':'spans','predicate':'bend'}|SQL|/predicate|",
        "{'kind':'Filter','source':'spans','predicate':'bend >'}|SQL|/predicate|",
        "{'kind':'Normalize','source':'spans','id_prefix':'s','id_columns':['pth']}|PLAN-2301|/id_columns/0|'path'",
        "{'kind':'Aggregate','source':'spans','group_by':['pat'],'aggregations':[]}|PLAN-2301|/group_by/0|'path'",
        "{'kind':'Aggregate','source':'spans','aggregations':[{'function':'summ','arguments':['bend'],'alias':'s'}]}|PLAN-2314|/aggregations/0|'sum'",
        "{'kind':'Relate','left':'spans','right':'files','condition':{'keys':[{'left_key':'path','right_key':'size'}]}}|PLAN-2302|/condition/keys/0|VARCHAR"
            + " and INTEGER",
        "{'kind':'Relate','left':'spans','right':'files','condition':{'predicate':'l.path'}}|PLAN-2309|/condition/predicate|",
        "{'kind':'Relate','left':'spans','right':'files','condition':{'span':{'mode':'exact','left_span':['bstart','name'],'right_span':['size','size'],'keys':[{'left_key':'path','right_key':'path'}]}}}|PLAN-2316|/left_span/1|an"
            + " integer",
        "{'kind':'IntervalAlign','left':'spans','right':'spans','select_right':['nope']}|PLAN-2301|/select_right/0|",
        "{'kind':'CpgEmit','output_kind':'Edges','sources':['files']}|PLAN-2308|/sources/0|edge_id",
        "{'kind':'Sql','query':'SELECT nmae FROM spans'}|PLAN-2301|/query|line 1, column 8",
        "{'kind':'Sql','query':'SELECT 1; DROP TABLE x'}|SQL|/query|",
        "{'kind':'TableFunction','function':'source_filse'}|PLAN-2314|/function|",
      })
  void mistakesAreReportedAtTheirPlace(
      String transform, String code, String place, String mentions) {
    String spec = SpecRun.spec(List.of("spans", "files"), transform.replace('\'', '"'));

    assertThat(refused(spec))
        .anySatisfy(
            f ->
                assertThat(f)
                    .startsWith(code)
                    .contains("/view_definitions/0/transform")
                    .contains(place)
                    .contains("view 'v'")
                    .contains(mentions == null ? "" : mentions));
  }

  @Test
  void everythingWrongIsReportedAtOnce() {
    String views =
        """
        {"name": "a", "transform": {"kind": "Project", "source": "spans", "columns": ["x", "y"]}},
        {"name": "b", "transform": {"kind": "Filter", "source": "sapns", "predicate": "1 = 1"}},
        {"name": "c", "transform": {"kind": "Filter", "source": "a", "predicate": "nothing"}},
        {"name": "d", "transform": {"kind": "Union", "sources": ["files", "spans"],
                                    "discriminator_column": "path"}},
        {"name": "e", "transform": {"kind": "Project", "source": "files", "columns": ["path"]},
                      "output_schema": {"columns": {"path": "BIGINT", "size": "INTEGER"}}}
        """;

    assertThat(refused(SpecRun.spec(List.of("spans", "files"), views, "e")))
        .anyMatch(f -> f.startsWith("PLAN-2301 /view_definitions/0/transform/columns/0"))
        .anyMatch(f -> f.startsWith("PLAN-2301 /view_definitions/0/transform/columns/1"))
        .anyMatch(f -> f.startsWith("SPEC-2202") && f.contains("Did you mean 'spans'?"))
        .anyMatch(f -> f.startsWith("PLAN-2303 /view_definitions/3"))
        .anyMatch(f -> f.startsWith("PLAN-2306") && f.contains("expected BIGINT"))
        .anyMatch(f -> f.startsWith("PLAN-2306") && f.contains("'size' that the view lacks"))
        .noneMatch(f -> f.contains("view 'c')"));
  }

  @Test
  void anOutputSchemaMayUseOtherNamesOfTypes() {
    String views =
        """
        {"name": "v", "transform": {"kind": "Sql", "query": "SELECT * FROM files"},
         "output_schema": {"columns": {"path": "Utf8", "size": "Int32"}}}
        """;

    assertThat(db.compile(SpecRun.spec(List.of("files"), views, "v"), Map.of()).steps()).hasSize(1);
  }

  @Test
  void anUnknownTypeIsNotADifference() {
    String views =
        """
        {"name": "v", "transform": {"kind": "Sql", "query": "SELECT * FROM files"},
         "output_schema": {"columns": {"path": "Varchr", "size": "INTEGER"}}}
        """;

    assertThat(refused(SpecRun.spec(List.of("files"), views, "v")))
        .singleElement()
        .asString()
        .contains("PLAN-2317")
        .contains("Did you mean 'VARCHAR'?");
  }

  @Test
  void outputsListOnlyColumnsTheyHave() {
    String spec =
        SpecRun.spec(List.of("files"), "{\"kind\": \"Sql\", \"query\": \"SELECT * FROM files\"}")
            .replace(
                "\"source_view\": \"v\"",
                "\"source_view\": \"v\", \"columns\": [\"sise\"], \"partition_by\": [\"path\"]");

    assertThat(refused(spec))
        .anyMatch(
            f ->
                f.startsWith("PLAN-2307 /output_targets/0/columns/0")
                    && f.endsWith("Did you mean 'size'?"))
        .anyMatch(f -> f.startsWith("PLAN-2313 /output_targets/0/partition_by/0"));
  }

  @Test
  void anInputThatCannotBeOpenedIsReportedWithItsPlace() {
    String spec =
        SpecRun.spec(
            List.of("missing"), "{\"kind\": \"Sql\", \"query\": \"SELECT * FROM missing\"}");

    assertThat(refused(spec))
        .singleElement()
        .asString()
        .contains("DELTA-3001")
        .contains("/input_relations/0 (input 'missing')");
  }

  @Test
  void comparingNumbersOfDifferentSizeIsAWarning() {
    String spec =
        SpecRun.spec(
            List.of("spans", "files"),
            """
            {"kind": "Relate", "left": "spans", "right": "files",
             "condition": {"keys": [{"left_key": "bend", "right_key": "size"}]}}
            """);

    assertThat(db.compile(spec, Map.of()).warnings())
        .singleElement()
        .asString()
        .startsWith("PLAN-2312")
        .contains("BIGINT and INTEGER");
  }
}
