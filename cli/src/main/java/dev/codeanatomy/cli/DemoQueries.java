package dev.codeanatomy.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The questions the demo asks the tables of {@code examples/code-graph}. */
final class DemoQueries {
  /**
   * Label and count, in the order they are shown; {@code resolved} is a part of the line above.
   * What the compiler adds, such as a default constructor, has no place in a source and is not
   * counted.
   */
  static final String SUMMARY =
      """
      SELECT what, n FROM (
        SELECT 1 AS pos, 'files' AS what, count(*) AS n FROM cpg_nodes WHERE node_kind = 'FILE'
        UNION ALL
        SELECT 2, 'declarations', count(*) FROM cpg_nodes
        WHERE symbol_id IS NOT NULL AND path IS NOT NULL AND bend IS NOT NULL
        UNION ALL
        SELECT 3, 'references', coalesce(sum(CAST("value" AS BIGINT)), 0) FROM cpg_props
        WHERE "key" = 'references'
        UNION ALL
        SELECT 4, 'resolved', coalesce(sum(CAST("value" AS BIGINT)), 0) FROM cpg_props
        WHERE "key" = 'references_resolved'
        UNION ALL
        SELECT 5, 'calls', count(*) FROM calls
        UNION ALL
        SELECT 6, 'resolved', count(*) FROM calls WHERE resolved
      ) AS facts
      ORDER BY pos\
      """;

  static final String MOST_CALLED =
      """
      SELECT callee_id, count(*) AS n FROM calls WHERE resolved
      GROUP BY callee_id ORDER BY n DESC, callee_id LIMIT 10\
      """;

  /** By bytes of source, nested types counted in the types around them too. */
  static final String LARGEST_CLASSES =
      """
      SELECT symbol_id, bend - bstart AS n FROM cpg_nodes
      WHERE symbol_id IS NOT NULL AND path IS NOT NULL AND bend IS NOT NULL
        AND node_kind IN ('CLASS', 'INTERFACE', 'ENUM', 'RECORD', 'ANNOTATION_TYPE')
      ORDER BY n DESC, symbol_id LIMIT 10\
      """;

  static final List<Suggestion> SUGGESTIONS =
      List.of(
          new Suggestion(
              "methods that nothing in these sources calls",
              "SELECT symbol_id, path FROM cpg_nodes AS n WHERE n.node_kind = 'METHOD' AND"
                  + " n.symbol_id IS NOT NULL AND n.path IS NOT NULL AND NOT EXISTS (SELECT 1 FROM"
                  + " calls AS c WHERE c.callee_id = n.symbol_id) ORDER BY symbol_id LIMIT 20",
              List.of("cpg_nodes", "calls")),
          new Suggestion(
              "types with the most direct subtypes",
              "SELECT dst_id, count(*) AS subtypes FROM cpg_edges WHERE edge_kind IN ('extends',"
                  + " 'implements') GROUP BY dst_id ORDER BY subtypes DESC, dst_id LIMIT 10",
              List.of("cpg_edges")),
          new Suggestion(
              "why calls could not be resolved, and which names",
              "SELECT reason, callee_name, count(*) AS n FROM calls WHERE NOT resolved GROUP BY"
                  + " reason, callee_name ORDER BY n DESC, callee_name LIMIT 10",
              List.of("calls")));

  private DemoQueries() {}

  /**
   * A query for the user to try.
   *
   * @param about what it answers
   * @param sql one line without double quotes, so that it stands in a pair of them
   * @param tables the outputs it reads
   */
  record Suggestion(String about, String sql, List<String> tables) {
    Suggestion {
      if (sql.chars().anyMatch(c -> "\"$`\\!\n".indexOf(c) >= 0)) {
        throw new IllegalArgumentException("The query needs escapes in a shell: " + sql);
      }
    }

    /** The whole command, to be pasted into a shell. */
    String commandLine(String launcher, Path out) {
      return launcher
          + " query \""
          + sql
          + "\""
          + tables.stream()
              .map(table -> " --table " + ShellWord.of(table + "=" + out.resolve(table)))
              .collect(Collectors.joining());
    }
  }
}
