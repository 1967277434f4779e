package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.engine.execute.QueryResult;
import dev.codeanatomy.engine.execute.RunListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metadata that a plugin function gives its result goes with the value, as far as it is that. */
class ColumnMetadataTest {
  private static final String SPEC =
      """
      {"version": 5, "plugins": [{"id": "codeanatomy"}],
       "view_definitions": [
        {"name": "ids", "transform": {"kind": "Sql", "query":
         "SELECT stable_id('node', name) AS id, name FROM (VALUES ('a'), ('b')) AS t(name)"}},
        {"name": "first", "transform": {"kind": "Sql", "query": "SELECT * FROM ids"}},
        {"name": "last", "transform": {"kind": "Sql", "query": "SELECT MAX(id) AS id FROM ids"}}],
       "output_targets": [{"table_name": "first", "source_view": "first"},
        {"table_name": "last", "source_view": "last"}]}
      """;

  private static Engine engine;

  @BeforeAll
  static void open() {
    engine = RealPlugin.engine();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "id; NodeId",
        "min(id); NodeId",
        "coalesce(id, NULL); NodeId",
        "case when count(*) > 1 then id end; NodeId",
        "cast(id as varchar); NodeId",
        "arg_max(id, 1); -",
        "first_value(id) over (order by id); NodeId",
        "(select max(id) from t); NodeId",
        "id || ''; -",
        "coalesce(id, 'x'); -",
        "case when count(*) > 1 then id else stable_id('edge', id) end; -",
        "stable_id('edge', id); EdgeId",
        "stable_id(id, 'edge'); -",
        "count(*); -"
      })
  void ofAnExpression(String expression, String expected) {
    String group = expression.startsWith("min(") || expression.startsWith("arg_max") ? "" : "id";
    String sql =
        "WITH t AS (SELECT stable_id('node', 'a') AS id) SELECT %s AS x FROM t %s"
            .formatted(expression, group.isEmpty() ? "" : "GROUP BY " + group);

    assertThat(semanticType(schema(sql, Map.of()), "x")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT * FROM n ORDER BY id LIMIT 1; NodeId",
        "SELECT n.id FROM n LEFT JOIN e ON e.id = n.id; NodeId",
        "SELECT e.id FROM n LEFT JOIN e ON e.id = n.id; EdgeId",
        "SELECT id FROM n WHERE id IN (SELECT id FROM e); NodeId",
        "SELECT id FROM n UNION SELECT id FROM n; NodeId",
        "SELECT id FROM n UNION ALL SELECT id FROM e; -",
        "SELECT DISTINCT id FROM e; EdgeId",
        "SELECT x AS id FROM UNNEST(ARRAY['a']) AS u(x); -"
      })
  void ofARelation(String query, String expected) {
    String sql =
        "WITH n AS (SELECT stable_id('node', 'a') AS id), e AS (SELECT stable_id('edge', 'a') AS"
            + " id) "
            + query;

    assertThat(semanticType(schema(sql, Map.of()), "id")).isEqualTo(expected);
  }

  @Test
  void reachesTablesThroughAViewThatIsReadTwice(@TempDir Path out) {
    engine.run(
        new RunRequest(SPEC, "spec.json", Map.of(), Optional.of(out), Optional.of("run")),
        RunListener.NONE);

    Map<String, Path> tables = Map.of("f", out.resolve("first"), "l", out.resolve("last"));
    assertThat(semanticType(schema("SELECT * FROM f", tables), "id")).isEqualTo("NodeId");
    assertThat(semanticType(schema("SELECT * FROM f", tables), "name")).isEqualTo("-");
    assertThat(semanticType(schema("SELECT id FROM l", tables), "id")).isEqualTo("NodeId");
  }

  private static Schema schema(String sql, Map<String, Path> tables) {
    try (QueryResult result = engine.query(new QueryRequest(sql, tables))) {
      return result.schema();
    }
  }

  private static String semanticType(Schema schema, String column) {
    List<Field> fields =
        schema.getFields().stream().filter(field -> field.getName().equals(column)).toList();
    assertThat(fields).hasSize(1);
    return fields.getFirst().getMetadata().getOrDefault("semantic_type", "-");
  }
}
