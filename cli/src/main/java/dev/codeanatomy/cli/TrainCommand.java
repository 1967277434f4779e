package dev.codeanatomy.cli;

import dev.codeanatomy.cli.rows.RowFormat;
import dev.codeanatomy.cli.rows.RowWriter;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.QueryRequest;
import dev.codeanatomy.engine.execute.QueryResult;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Touches the classes that commands use, so that the JVM can record them in a start-up cache. Run
 * by the launcher, without a user watching; its results are thrown away.
 */
@Command(name = "train", hidden = true, description = "Exercise the engine for a start-up cache.")
final class TrainCommand implements Callable<Integer> {
  private static final List<String> QUERIES =
      List.of(
          "SELECT 1",
          "SELECT a, count(*) AS n, sum(b) AS s FROM (VALUES (1, 2), (1, 3)) AS t (a, b)"
              + " WHERE b > 1 GROUP BY a ORDER BY n DESC LIMIT 5");

  @Override
  public Integer call() throws IOException {
    for (RowFormat format : RowFormat.values()) {
      try (Engine engine = Engine.builder().open()) {
        for (String sql : QUERIES) {
          query(engine, sql, format);
        }
      }
    }
    return ExitCode.DONE;
  }

  private static void query(Engine engine, String sql, RowFormat format) throws IOException {
    try (QueryResult result = engine.query(new QueryRequest(sql, Map.of()))) {
      RowWriter rows = format.writer(result.schema(), new StringWriter());
      while (result.next()) {
        rows.batch(result.batch());
      }
      rows.end();
    }
  }
}
