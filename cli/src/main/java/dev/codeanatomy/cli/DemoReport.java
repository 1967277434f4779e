package dev.codeanatomy.cli;

import dev.codeanatomy.cli.rows.CellText;
import dev.codeanatomy.contract.result.OutputResult;
import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.QueryRequest;
import dev.codeanatomy.engine.execute.QueryResult;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a code graph holds, for people. Everything it says is read back from the tables that the run
 * wrote, with the queries of {@link DemoQueries}.
 */
final class DemoReport {
  private final Engine engine;
  private final Launch launch;
  private final Path sources;
  private final Path out;

  /**
   * A report on tables below a directory.
   *
   * @param sources what was analysed, for the heading
   * @param out the output directory as the user wrote it, for the queries to paste
   */
  DemoReport(Engine engine, Launch launch, Path sources, Path out) {
    this.engine = engine;
    this.launch = launch;
    this.sources = sources;
    this.out = out;
  }

  void write(RunResult result, Writer to) throws IOException {
    Map<String, Path> tables = new LinkedHashMap<>();
    for (OutputResult output : result.outputs()) {
      tables.put(output.name(), Path.of(output.location()));
    }
    to.write("The code graph of " + sources + "\n\n");
    if (isEmpty(result)) {
      to.write("  No Java file was found there.\n");
      return;
    }
    summary(tables, to);
    ranking("Ten most called methods", "calls", DemoQueries.MOST_CALLED, tables, to);
    ranking("Ten largest classes", "bytes", DemoQueries.LARGEST_CLASSES, tables, to);
    to.write("\nTables\n");
    TextTable places = new TextTable(List.of("table", "rows", "where"), List.of(1));
    for (OutputResult output : result.outputs()) {
      places.row(
          output.name(), RunReport.number(output.rows()), out.resolve(output.name()).toString());
    }
    places.write(to);
    to.write("\nTime");
    RunReport.stages(result, to);
    to.write("\nTry next\n");
    for (DemoQueries.Suggestion suggestion : DemoQueries.SUGGESTIONS) {
      to.write(
          "\n  # " + suggestion.about() + "\n  " + suggestion.commandLine(launcher(), out) + "\n");
    }
  }

  private static boolean isEmpty(RunResult result) {
    return result.outputs().stream().allMatch(output -> output.rows() == 0);
  }

  private void summary(Map<String, Path> tables, Writer to) throws IOException {
    List<List<String>> rows = rows(DemoQueries.SUMMARY, tables);
    long whole = 0;
    for (List<String> row : rows) {
      long count = Long.parseLong(row.get(1));
      boolean part = row.get(0).equals("resolved");
      String share =
          part && whole > 0 ? String.format(Locale.ROOT, "  %5.1f %%", 100.0 * count / whole) : "";
      to.write(
          String.format(
              Locale.ROOT, "  %-16s%,12d%s\n", (part ? "  " : "") + row.get(0), count, share));
      whole = count;
    }
  }

  private void ranking(String title, String unit, String sql, Map<String, Path> tables, Writer to)
      throws IOException {
    TextTable ranking = new TextTable(List.of(unit, "name"), List.of(0));
    for (List<String> row : rows(sql, tables)) {
      ranking.row(RunReport.number(Long.parseLong(row.get(1))), SymbolText.of(row.get(0)));
    }
    to.write("\n" + title + "\n");
    ranking.write(to);
  }

  private List<List<String>> rows(String sql, Map<String, Path> tables) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    try (QueryResult result = engine.query(new QueryRequest(sql, tables))) {
      while (result.next()) {
        for (int row = 0; row < result.batch().getRowCount(); row++) {
          List<String> cells = new ArrayList<>();
          for (var column : result.batch().getFieldVectors()) {
            cells.add(column.isNull(row) ? "" : CellText.of(column, row));
          }
          rows.add(cells);
        }
      }
    }
    return rows;
  }

  /** How the user starts the program from where he is. */
  private String launcher() {
    Path here = Path.of("").toAbsolutePath();
    return launch
        .checkout()
        .map(
            checkout ->
                checkout.equals(here)
                    ? "./codeanatomy"
                    : ShellWord.of(checkout.resolve("codeanatomy").toString()))
        .or(
            () ->
                launch.home().map(home -> ShellWord.of(home.resolve("bin/codeanatomy").toString())))
        .orElse("codeanatomy");
  }
}
