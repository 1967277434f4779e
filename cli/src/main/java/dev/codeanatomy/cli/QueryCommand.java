package dev.codeanatomy.cli;

import dev.codeanatomy.cli.rows.RowFormat;
import dev.codeanatomy.cli.rows.RowWriter;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.QueryRequest;
import dev.codeanatomy.engine.execute.QueryResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One SELECT over Delta tables and Parquet files; its rows go to standard output. */
@Command(
    name = "query",
    description = "Run one SELECT over Delta tables and Parquet files.",
    footerHeading = "%nExample:%n",
    footer = "  codeanatomy query \"SELECT count(*) FROM n\" --table n=codeanatomy-out/cpg_nodes")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class QueryCommand implements Callable<Integer>, AnswersInJson {
  private final Console console;
  private final Interruption interruption;

  @Spec private CommandSpec spec;
  @Mixin private EngineOptions options = new EngineOptions();

  @Parameters(paramLabel = "SQL", description = "The query.")
  private String sql;

  @Option(
      names = "--table",
      paramLabel = "NAME=PATH",
      description = "What the query may read: a Delta table's folder or a Parquet file.")
  private List<String> tables = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private RowFormat format;

  QueryCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public boolean json() {
    return format == RowFormat.JSON;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, Path> paths = new LinkedHashMap<>();
    Bindings.of(spec.commandLine(), "--table", tables)
        .forEach((name, path) -> paths.put(name, Path.of(path)));
    try (Progress progress = Progress.ofQuery(console);
        Engine engine = interruption.guard(options.open());
        QueryResult result = engine.query(new QueryRequest(sql, paths))) {
      RowWriter rows = format.writer(result.schema(), console.out());
      while (result.next()) {
        progress.close();
        rows.batch(result.batch());
      }
      progress.close();
      rows.end();
    }
    return ExitCode.DONE;
  }
}
