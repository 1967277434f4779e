package dev.codeanatomy.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The views of the code graph example over hand-written tables in place of the plugin's functions:
 * class A with method m, which calls n of B; B is not among the sources.
 */
class CodeGraphExampleTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void nodesEdgesAndPropertiesComeFromTheFourTables() throws Exception {
    try (SpecRun db =
        new SpecRun(
            "CREATE TABLE source_files(path VARCHAR, size_bytes BIGINT, content_hash VARCHAR,"
                + " line_count INTEGER, parse_status VARCHAR)",
            "INSERT INTO source_files VALUES ('A.java', 50, 'h', 3, 'parsed')",
            "CREATE TABLE java_nodes(node_id VARCHAR, parent_id VARCHAR, path VARCHAR, kind"
                + " VARCHAR, name VARCHAR, bstart BIGINT, bend BIGINT)",
            "INSERT INTO java_nodes VALUES ('A.java#0', NULL, 'A.java', 'COMPILATION_UNIT', NULL,"
                + " 0, 50), ('A.java#1', 'A.java#0', 'A.java', 'CLASS', 'A', 0, 49)",
            "CREATE TABLE java_symbols(symbol_id VARCHAR, kind VARCHAR, name VARCHAR, owner_id"
                + " VARCHAR, modifiers VARCHAR, type VARCHAR, descriptor VARCHAR, path VARCHAR,"
                + " node_id VARCHAR, bstart BIGINT, bend BIGINT, name_bstart BIGINT, name_bend"
                + " BIGINT)",
            "INSERT INTO java_symbols VALUES ('A', 'CLASS', 'A', NULL, 'public', NULL, NULL,"
                + " 'A.java', 'A.java#1', 0, 49, 6, 7), ('A#m()V', 'METHOD', 'm', 'A', '', 'void',"
                + " '()V', 'A.java', NULL, 10, 40, 15, 16)",
            "CREATE TABLE java_references(path VARCHAR, node_id VARCHAR, role VARCHAR, name"
                + " VARCHAR, bstart BIGINT, bend BIGINT, enclosing_id VARCHAR, target_id VARCHAR,"
                + " target_kind VARCHAR, target_in_source BOOLEAN, resolved BOOLEAN, reason"
                + " VARCHAR)",
            "INSERT INTO java_references VALUES ('A.java', 'A.java#9', 'call', 'n', 20, 21,"
                + " 'A#m()V', 'B#n()V', 'METHOD', false, true, NULL), ('A.java', 'A.java#8',"
                + " 'call', 'x', 30, 31, 'A#m()V', NULL, NULL, false, false, 'not-found'),"
                + " ('A.java', 'A.java#7', 'type', 'A', 25, 26, 'A#m()V', 'A', 'CLASS', true, true,"
                + " NULL)")) {
      Map<String, List<String>> outputs = db.run(overTables().toString(), Map.of());

      assertThat(outputs.get("cpg_nodes"))
          .contains(
              "entity_id|node_kind|path|bstart|bend|name|symbol_id|parent_id",
              "A.java|FILE|A.java|0|50|A.java|null|null",
              "A#m()V|METHOD|A.java|10|40|m|A#m()V|A",
              "B#n()V|METHOD|null|null|null|n|B#n()V|null")
          .hasSize(1 + 6);
      assertThat(outputs.get("cpg_edges"))
          .map(row -> row.substring(row.indexOf('|') + 1))
          .containsExactlyInAnyOrder(
              "edge_kind|src_id|dst_id|path|bstart|bend",
              "contains|A.java|A.java#0|A.java|0|50",
              "contains|A.java#0|A.java#1|A.java|0|49",
              "declares|A.java#1|A|A.java|6|7",
              "calls|A#m()V|B#n()V|A.java|20|21",
              "references|A.java#7|A|A.java|25|26");
      assertThat(outputs.get("cpg_props"))
          .contains(
              "A|modifiers|public",
              "A.java|line_count|3",
              "A.java|references|3",
              "A.java|references_resolved|2",
              "B#n()V|external|true")
          .hasSize(1 + 9);
      assertThat(outputs.get("calls")).hasSize(1 + 2).anyMatch(row -> row.endsWith("not-found"));
    }
  }

  private static JsonNode overTables() throws Exception {
    ObjectNode spec =
        (ObjectNode) JSON.readTree(Files.readString(Path.of("../examples/code-graph/spec.json")));
    spec.remove("typed_parameters");
    spec.remove("plugins");
    ArrayNode inputs = spec.putArray("input_relations");
    for (JsonNode view : spec.get("view_definitions")) {
      ObjectNode transform = (ObjectNode) view.get("transform");
      if (transform.get("kind").textValue().equals("TableFunction")) {
        String table = transform.get("function").textValue();
        inputs.addObject().put("logical_name", table).put("delta_location", "/" + table);
        transform.removeAll();
        transform.put("kind", "Filter").put("source", table).put("predicate", "1 = 1");
      }
      if (view.get("name").textValue().equals("edges")) {
        String query = transform.get("query").textValue();
        // The plugin that has stable_id_parts is not part of this test.
        transform.put(
            "query", query.replaceAll("stable_id_parts\\([^)]*\\)", "edge_kind || src_id"));
      }
    }
    return spec;
  }
}
