package dev.codeanatomy.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each transform gives, run on DuckDB. */
class TransformResultTest {
  private SpecRun db;

  @BeforeEach
  void tables() throws Exception {
    db =
        new SpecRun(
            "CREATE TABLE spans(path VARCHAR, bstart BIGINT, bend BIGINT, name VARCHAR)",
            "INSERT INTO spans VALUES ('a', 0, 100, 'A'), ('a', 10, 20, 'f'), ('a', 30, 40, 'g'),"
                + " ('b', 10, 20, 'B')",
            "CREATE TABLE files(path VARCHAR, size INTEGER)",
            "INSERT INTO files VALUES ('a', 100), ('c', 7)",
            "CREATE TABLE more(name VARCHAR, size BIGINT, path VARCHAR)",
            "INSERT INTO more VALUES ('x', 100, 'a'), ('y', 7, 'c')");
  }

  @AfterEach
  void close() throws Exception {
    db.close();
  }

  @Test
  void projectKeepsTheListedOrderAndNamesExpressions() throws Exception {
    String project =
        """
        {"kind": "Project", "source": "spans",
         "columns": ["name", {"expression": "bend - bstart", "alias": "length"}, "PATH"]}
        """;

    assertThat(db.run(SpecRun.spec(List.of("spans"), project)))
        .containsExactly("name|length|path", "A|100|a", "B|10|b", "f|10|a", "g|10|a");
  }

  @Test
  void filterKeepsRowsForWhichThePredicateIsTrue() throws Exception {
    String filter =
        "{\"kind\": \"Filter\", \"source\": \"spans\", \"predicate\": \"path = 'a' AND bstart >"
            + " 5\"}";

    assertThat(db.run(SpecRun.spec(List.of("spans"), filter)))
        .containsExactly("path|bstart|bend|name", "a|10|20|f", "a|30|40|g");
  }

  @Test
  void aFilterMayLookIntoAnotherSource() throws Exception {
    String filter =
        """
        {"kind": "Filter", "source": "spans",
         "predicate": "EXISTS (SELECT 1 FROM files WHERE files.path = spans.path)"}
        """
            .replace("spans.path", "input.path");

    assertThat(db.run(SpecRun.spec(List.of("spans", "files"), filter))).hasSize(4);
  }

  @Test
  void aggregateTakesArgumentsFilterDistinctAndOrder() throws Exception {
    String aggregate =
        """
        {"kind": "Aggregate", "source": "spans", "group_by": ["path"], "aggregations": [
          {"function": "count", "alias": "n"},
          {"function": "max", "arguments": ["bend - bstart"], "alias": "longest"},
          {"function": "count", "arguments": ["name"], "alias": "short",
           "filter": "bend - bstart < 50"},
          {"function": "count", "arguments": ["bend - bstart"], "alias": "lengths",
           "distinct": true},
          {"function": "string_agg", "arguments": ["name", "'>'"], "alias": "names",
           "order_by": [{"expression": "bend - bstart"},
                        {"expression": "name", "order": "descending"}]}]}
        """;

    assertThat(db.run(SpecRun.spec(List.of("spans"), aggregate)))
        .containsExactly("path|n|longest|short|lengths|names", "a|3|100|2|2|g>f>A", "b|1|10|1|1|B");
  }

  @Test
  void aggregateWithoutKeysGivesOneRow() throws Exception {
    String aggregate =
        """
        {"kind": "Aggregate", "source": "spans", "aggregations": [
          {"function": "sum", "arguments": ["bstart"], "alias": "s"}]}
        """;

    assertThat(db.run(SpecRun.spec(List.of("spans"), aggregate))).containsExactly("s", "50");
  }

  @Test
  void relateByKeysRenamesClashingRightColumns() throws Exception {
    String relate =
        """
        {"kind": "Relate", "left": "files", "right": "more",
         "condition": {"keys": [{"left_key": "path", "right_key": "path"}]}}
        """;

    assertThat(db.run(SpecRun.spec(List.of("files", "more"), relate)))
        .containsExactly("path|size|name|size__r|path__r", "a|100|x|100|a", "c|7|y|7|c");
  }

  @Test
  void relateJoinTypesKeepTheirRows() throws Exception {
    String relate =
        """
        {"kind": "Relate", "left": "files", "right": "spans", "join_type": "TYPE",
         "condition": {"keys": [{"left_key": "path", "right_key": "path"}]}}
        """;
    List<String> inputs = List.of("files", "spans");

    assertThat(db.run(SpecRun.spec(inputs, relate.replace("TYPE", "Inner")))).hasSize(4);
    assertThat(db.run(SpecRun.spec(inputs, relate.replace("TYPE", "Left")))).hasSize(5);
    assertThat(db.run(SpecRun.spec(inputs, relate.replace("TYPE", "Right")))).hasSize(5);
    assertThat(db.run(SpecRun.spec(inputs, relate.replace("TYPE", "Full")))).hasSize(6);
    assertThat(db.run(SpecRun.spec(inputs, relate.replace("TYPE", "Semi"))))
        .containsExactly("path|size", "a|100");
    assertThat(db.run(SpecRun.spec(inputs, relate.replace("TYPE", "Anti"))))
        .containsExactly("path|size", "c|7");
  }

  @Test
  void relateBySpanJoinsWithinTheSameFileOnly() throws Exception {
    String relate =
        """
        {"kind": "Relate", "left": "spans", "right": "spans",
         "condition": {"span": {"mode": "MODE", "left_span": ["bstart", "bend"],
           "right_span": ["bstart", "bend"],
           "keys": [{"left_key": "path", "right_key": "path"}]}}}
        """;
    List<String> inputs = List.of("spans");

    List<String> contained = db.run(SpecRun.spec(inputs, relate.replace("MODE", "containment")));
    assertThat(contained).hasSize(1 + 6).contains("a|0|100|A|a|10|20|f", "b|10|20|B|b|10|20|B");
    assertThat(contained.getFirst())
        .isEqualTo("path|bstart|bend|name|path__r|bstart__r|bend__r|name__r");
    assertThat(db.run(SpecRun.spec(inputs, relate.replace("MODE", "exact")))).hasSize(1 + 4);
    assertThat(db.run(SpecRun.spec(inputs, relate.replace("MODE", "overlap")))).hasSize(1 + 8);
  }

  @Test
  void relateByPredicateNamesTheSidesLAndR() throws Exception {
    String relate =
        """
        {"kind": "Relate", "left": "spans", "right": "files", "right_suffix": "_file",
         "condition": {"predicate": "l.bend = r.size AND l.path = r.path"}}
        """;

    assertThat(db.run(SpecRun.spec(List.of("spans", "files"), relate)))
        .containsExactly("path|bstart|bend|name|path_file|size", "a|0|100|A|a|100");
  }

  @Test
  void unionMatchesByNameInTheFirstSourcesOrder() throws Exception {
    String union =
        """
        {"kind": "Union", "sources": ["files", "more"], "discriminator_column": "origin"}
        """;

    assertThat(db.run(SpecRun.spec(List.of("files", "more"), union)))
        .containsExactly(
            "path|size|name|origin",
            "a|100|null|files",
            "a|100|x|more",
            "c|7|null|files",
            "c|7|y|more");
  }

  @Test
  void distinctUnionKeepsEqualRowsOnce() throws Exception {
    String views =
        """
        {"name": "m", "transform": {"kind": "Project", "source": "more",
                                    "columns": ["path", "size"]}},
        {"name": "v", "transform": {"kind": "Union", "sources": ["files", "m"], "distinct": true}}
        """;

    assertThat(db.run(SpecRun.spec(List.of("files", "more"), views, "v")))
        .containsExactly("path|size", "a|100", "c|7");
  }

  @Test
  void sqlReadsInputsAndViewsAndKnowsParameters() throws Exception {
    String views =
        """
        {"name": "long_ones", "transform": {"kind": "Filter", "source": "spans",
                                            "predicate": "bend - bstart >= :limit"}},
        {"name": "v", "transform": {"kind": "Sql", "query":
          "WITH t AS (SELECT * FROM long_ones) SELECT t.name, f.size FROM t JOIN files f USING (path) WHERE :limit > 1"}}
        """;
    String spec =
        SpecRun.spec(List.of("spans", "files"), views, "v")
            .replace(
                "\"version\": 5",
                "\"version\": 5, \"typed_parameters\": [{\"name\": \"limit\", \"type\":"
                    + " \"Int64\"}]");

    assertThat(db.run(spec, Map.of("limit", "50")).get("out"))
        .containsExactly("name|size", "A|100");
  }

  @Test
  void cpgNodesAreReorderedWidenedAndFilled() throws Exception {
    String views =
        """
        {"name": "n", "transform": {"kind": "Project", "source": "spans", "columns": [
           {"expression": "CAST(bend AS INTEGER)", "alias": "bend"}, "bstart", "path",
           {"expression": "'node'", "alias": "node_kind"}, {"expression": "name", "alias": "entity_id"}]}},
        {"name": "v", "transform": {"kind": "CpgEmit", "output_kind": "Nodes", "sources": ["n"]}}
        """;

    assertThat(db.run(SpecRun.spec(List.of("spans"), views, "v")))
        .startsWith(
            "entity_id|node_kind|path|bstart|bend|name|symbol_id|parent_id",
            "A|node|a|0|100|null|null|null")
        .hasSize(5);
  }

  @Test
  void outputColumnsArePickedInOrder() throws Exception {
    String spec =
        SpecRun.spec(List.of("files"), "{\"kind\": \"Sql\", \"query\": \"SELECT * FROM files\"}")
            .replace(
                "\"source_view\": \"v\"",
                "\"source_view\": \"v\", \"columns\": [\"size\", \"path\"]");

    assertThat(db.run(spec)).containsExactly("size|path", "100|a", "7|c");
  }

  @Test
  void viewsReadTwiceAreKeptInATableAndOthersAreNot() throws Exception {
    String views =
        """
        {"name": "once", "transform": {"kind": "Filter", "source": "spans", "predicate": "bend > 0"}},
        {"name": "twice", "transform": {"kind": "Filter", "source": "once", "predicate": "bend < 1000"}},
        {"name": "v", "transform": {"kind": "Sql", "query":
          "SELECT a.name FROM twice a JOIN twice b ON a.name = b.name"}},
        {"name": "unused", "transform": {"kind": "Filter", "source": "once", "predicate": "bend < 7"}}
        """;
    String spec = SpecRun.spec(List.of("spans"), views, "v");

    CompiledPlan plan = db.compile(spec, Map.of());
    assertThat(plan.steps())
        .map(
            s ->
                s instanceof PlanStep.MaterializeView m
                    ? "keep " + m.view() + " in " + m.table()
                    : "write")
        .containsExactly("keep twice in view_twice", "write");
    assertThat(plan.warnings())
        .singleElement()
        .asString()
        .contains("no output needs view 'unused'");
    assertThat(db.run(spec)).hasSize(5);
  }
}
