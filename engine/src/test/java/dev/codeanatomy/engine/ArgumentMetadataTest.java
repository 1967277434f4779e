package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.engine.execute.QueryResult;
import dev.codeanatomy.engine.execute.RunListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plugin's function sees the metadata of its arguments, wherever they come from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArgumentMetadataTest {
  private static final String SPEC =
      """
      {"version": 5, "plugins": [{"id": "fixture"}],
       "view_definitions": [
        {"name": "a", "transform": {"kind": "Sql", "query":
         "SELECT label('red', 'a') AS x, 1 AS y"}},
        {"name": "b", "transform": {"kind": "Sql", "query":
         "SELECT label_of(x) AS x, label_of(y) AS y FROM a"}},
        {"name": "c", "transform": {"kind": "Project", "source": "a", "columns":
         ["x", {"expression": "label_of(x)", "alias": "y"}]}}],
       "output_targets": [{"table_name": "a", "source_view": "a"},
        {"table_name": "b", "source_view": "b"}, {"table_name": "c", "source_view": "c"}]}
      """;

  private Workspace work;

  @BeforeAll
  void open(@TempDir Path fresh) throws Exception {
    Path plugins = fresh.resolve("plugins");
    PluginArchive.of("labels").into(plugins);
    work = Workspace.open(fresh.resolve("work"), plugins);
  }

  @AfterAll
  void close() {
    work.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "SELECT label_of(x) AS n FROM t; red",
        "SELECT label_of('red') AS n FROM t; null",
        "SELECT label_of(label('blue', x)) AS n FROM t; blue",
        "SELECT label_of(relabel(relabel(x))) AS n FROM t; red",
        "SELECT label_of(x || '') AS n FROM t; null",
        "SELECT label_of(ROW(x, 1)[1]) AS n FROM t; null",
        "SELECT label_of(max(x)) AS n FROM t; red",
        "SELECT n FROM (SELECT x, label_of(x) AS n FROM t) WHERE x = 'a'; red",
        "SELECT x AS n FROM t WHERE label_of(x) = 'red'; a",
        "SELECT count(*) AS n FROM t WHERE label_of(x) IS NULL; 0",
        "SELECT label_of(x) AS n FROM t WHERE x = 'a'; red",
        "SELECT label_of(b.x) AS n FROM t AS a JOIN t AS b ON a.x = b.x; red",
        "SELECT a.x AS n FROM t AS a JOIN t AS b ON label_of(a.x) = label_of(b.x); a",
        "SELECT (SELECT label_of(y) FROM (SELECT label('blue', x) AS y FROM t)) AS n FROM t; blue",
        "SELECT group_label(x) AS n FROM t; red",
        "SELECT group_label(x) OVER () AS n FROM t; red",
        "SELECT row_label(x) OVER () AS n FROM t; red",
        "SELECT label_of(group_label(x)) AS n FROM t; red",
        "SELECT labels_of(x)['label'] AS n FROM t; red",
        "SELECT cardinality(labels_of('a')) AS n FROM t; 0",
        "SELECT label_of(x) AS n FROM (SELECT x FROM t UNION SELECT x FROM t); red",
        "SELECT label_of(x) AS n FROM (SELECT x FROM t UNION ALL SELECT y FROM (VALUES ('b')) AS"
            + " v(y) WHERE y = 'c'); null",
        "SELECT label_of(x) AS n FROM t GROUP BY x HAVING label_of(x) = 'red'; red",
      })
  void ofAnArgument(String query, String expected) {
    assertThat(texts("WITH t AS (SELECT label('red', 'a') AS x) " + query))
        .containsExactly(expected);
  }

  @Test
  void ofAColumnOfAViewAndOfATable(@TempDir Path out) {
    work.engine.run(
        new RunRequest(SPEC, "spec.json", Map.of(), Optional.of(out), Optional.empty()),
        RunListener.NONE);
    Map<String, Path> tables =
        Map.of("a", out.resolve("a"), "b", out.resolve("b"), "c", out.resolve("c"));

    assertThat(rows("SELECT x, y FROM b", tables)).containsExactly(List.of("red", "null"));
    assertThat(rows("SELECT x, y FROM c", tables)).containsExactly(List.of("a", "red"));
    assertThat(rows("SELECT label_of(x), label_of(y) FROM a", tables))
        .containsExactly(List.of("red", "null"));
  }

  @Test
  void doesNotReadTheColumnItIsAskedOf(@TempDir Path out) {
    String sql =
        "SELECT count(label_of(label('red', CAST(1 / (n - n) AS VARCHAR)))) AS n FROM numbers";

    assertThat(work.rows(sql)).containsExactly(3L);
  }

  private List<List<String>> rows(String sql, Map<String, Path> tables) {
    List<List<String>> rows = new ArrayList<>();
    try (QueryResult result = work.engine.query(new QueryRequest(sql, tables))) {
      while (result.next()) {
        for (int row = 0; row < result.batch().getRowCount(); row++) {
          int at = row;
          rows.add(
              result.batch().getFieldVectors().stream()
                  .map(column -> String.valueOf(column.getObject(at)))
                  .toList());
        }
      }
    }
    return rows;
  }

  private List<String> texts(String sql) {
    return work.rows(sql).stream().map(String::valueOf).toList();
  }
}
