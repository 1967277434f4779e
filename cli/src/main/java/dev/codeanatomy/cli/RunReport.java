package dev.codeanatomy.cli;

import dev.codeanatomy.contract.result.OutputResult;
import dev.codeanatomy.contract.result.PluginInfo;
import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.contract.result.StageTiming;
import dev.codeanatomy.contract.result.WriteOutcome;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A run's result for people. */
final class RunReport {
  private RunReport() {}

  static void write(RunResult result, Writer out) throws IOException {
    out.write("Run " + result.runId() + "\n\n");
    TextTable tables =
        new TextTable(List.of("output", "rows", "files", "commit", "where"), List.of(1, 2));
    for (OutputResult output : result.outputs()) {
      boolean earlier = output.outcome() instanceof WriteOutcome.AlreadyCommitted;
      tables.row(
          output.name(),
          earlier ? "-" : number(output.rows()),
          earlier ? "-" : number(output.files()),
          commit(output.outcome()),
          output.location());
    }
    tables.write(out);
    stages(result, out);
    if (!result.plugins().isEmpty()) {
      out.write("\nPlugins: ");
      out.write(String.join(", ", result.plugins().stream().map(RunReport::plugin).toList()));
      out.write("\n");
    }
    int warnings = result.warnings().size();
    if (warnings > 0) {
      out.write("\n" + warnings + (warnings == 1 ? " warning" : " warnings") + ":\n");
      for (var warning : result.warnings()) {
        out.write("  " + warning.code().id() + " " + warning.message() + "\n");
      }
    }
  }

  /** The table of stage timings alone, and the time from start to end. */
  static void stages(RunResult result, Writer out) throws IOException {
    TextTable stages = new TextTable(List.of("stage", "what", "time"), List.of(2));
    for (StageTiming timing : result.measured().stages()) {
      stages.row(
          timing.stage().label(), timing.subject(), Progress.seconds(timing.micros() * 1000));
    }
    stages.row("", "all", Progress.seconds(elapsed(result).toNanos()));
    out.write("\n");
    stages.write(out);
  }

  private static Duration elapsed(RunResult result) {
    return Duration.between(result.measured().startedAt(), result.measured().completedAt());
  }

  private static String commit(WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Captured(long version, long files, long bytes) ->
          "version " + version + ", " + size(bytes);
      case WriteOutcome.AlreadyCommitted(long version) ->
          "version " + version + ", by an earlier run";
      case WriteOutcome.Unavailable(String reason) -> "committed, " + reason;
    };
  }

  private static String plugin(PluginInfo plugin) {
    return plugin.id() + " " + plugin.version();
  }

  /** A count with separators: {@code 12,345}. */
  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String size(long bytes) {
    return bytes < 1 << 20
        ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
        : String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
  }
}
