package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.Tree;
import dev.codeanatomy.contract.result.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The example's tables for one source tree, next to an independent count of that tree. */
final class CountedGraph implements AutoCloseable {
  private final Engine engine = RealPlugin.engine();
  private final SourceCounts counts;
  private final RunResult result;
  private final Map<String, Path> tables;

  private CountedGraph(Path root, Path out) throws IOException {
    this.counts = SourceCounts.of(root);
    this.result = CodeGraph.run(engine, root, out, "counts");
    this.tables = CodeGraph.tables(out);
  }

  static CountedGraph of(Path root, Path out) throws IOException {
    return new CountedGraph(root, out);
  }

  private long number(String sql) {
    return Rows.number(engine, sql, tables);
  }

  void hasEveryFile() {
    assertThat(counts.files).isPositive();
    assertThat(number("SELECT count(*) FROM cpg_nodes WHERE node_kind = 'FILE'"))
        .isEqualTo(counts.files);
  }

  void hasEverySyntaxNode() {
    Map<Tree.Kind, Long> found = new TreeMap<>();
    Rows.of(
            engine,
            "SELECT n.node_kind, count(*) FROM cpg_nodes n JOIN cpg_edges e ON e.edge_kind ="
                + " 'contains' AND e.dst_id = n.entity_id GROUP BY n.node_kind",
            tables)
        .forEach(
            row -> {
              String[] columns = row.split("\\|");
              found.put(Tree.Kind.valueOf(columns[0]), Long.valueOf(columns[1]));
            });

    assertThat(found).isEqualTo(counts.nodes);
    assertThat(number("SELECT count(*) FROM cpg_edges WHERE edge_kind = 'contains'"))
        .isEqualTo(counts.allNodes());
  }

  /** What the compiler adds is no declaration of the source and has no place in it. */
  void hasEveryDeclaration() {
    assertThat(number("SELECT count(*) FROM cpg_edges WHERE edge_kind = 'declares'"))
        .isEqualTo(counts.declarations());
    assertThat(
            number(
                "SELECT count(*) FROM cpg_nodes WHERE symbol_id IS NOT NULL AND bstart IS NOT NULL"
                    + " AND node_kind IN ('CLASS', 'INTERFACE', 'ENUM', 'RECORD',"
                    + " 'ANNOTATION_TYPE')"))
        .isEqualTo(counts.types);
    assertThat(
            number(
                "SELECT count(*) FROM cpg_nodes WHERE symbol_id IS NOT NULL AND bstart IS NOT NULL"
                    + " AND node_kind IN ('METHOD', 'CONSTRUCTOR')"))
        .isEqualTo(counts.methods);
  }

  void hasEveryCall() {
    assertThat(number("SELECT count(*) FROM calls")).isEqualTo(counts.calls);
    assertThat(number("SELECT count(*) FROM cpg_edges WHERE edge_kind = 'calls'"))
        .isEqualTo(number("SELECT count(*) FROM calls WHERE resolved AND caller_id IS NOT NULL"))
        .isPositive();
  }

  void hasNoLooseEdge() {
    assertThat(
            Rows.of(
                engine,
                "SELECT edge_kind, src_id, dst_id FROM cpg_edges WHERE NOT EXISTS (SELECT 1 FROM"
                    + " cpg_nodes WHERE entity_id = src_id) OR NOT EXISTS (SELECT 1 FROM cpg_nodes"
                    + " WHERE entity_id = dst_id) LIMIT 10",
                tables))
        .isEmpty();
  }

  void hasUniqueIds() {
    assertThat(
            Rows.of(
                engine,
                "SELECT entity_id, count(*) FROM cpg_nodes GROUP BY entity_id HAVING count(*) > 1"
                    + " LIMIT 10",
                tables))
        .isEmpty();
    assertThat(
            Rows.of(
                engine,
                "SELECT edge_id, count(*) FROM cpg_edges GROUP BY edge_id HAVING count(*) > 1"
                    + " LIMIT 10",
                tables))
        .isEmpty();
  }

  /** What was counted and how long the run took, on one line. */
  String figures() {
    return "%d files, %d syntax nodes, %d declarations, %d calls; rows %s; run %d ms"
        .formatted(
            counts.files,
            counts.allNodes(),
            counts.declarations(),
            counts.calls,
            result.outputs().stream().map(o -> o.name() + " " + o.rows()).toList(),
            java.time.Duration.between(
                    result.measured().startedAt(), result.measured().completedAt())
                .toMillis());
  }

  @Override
  public void close() {
    engine.close();
  }
}
