package dev.codeanatomy.tools;

import dev.codeanatomy.common.finding.FindingText;
import dev.codeanatomy.common.finding.Severity;
import dev.codeanatomy.host.AdmissionReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plugin list}: what a session would get from a directory. */
@Command(
    name = "list",
    description = "Admit every plugin of a folder and say what came of each.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    footer = {"", "Exit codes: 0 all fit, 1 one does not, 2 usage, 3 could not check."})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ListCommand implements Callable<Integer> {
  private final ToolContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Folder with plugin zips (default: CODEANATOMY_PLUGINS, else the installed).")
  private @Nullable Path plugins;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Who reads the answer (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  ListCommand(ToolContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Path directory =
        Optional.ofNullable(plugins)
            .or(() -> context.plugins().get())
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "no plugin folder is known: give --plugins DIR"));
    if (!Files.isDirectory(directory)) {
      context.err().println(directory + " is not a folder; expected one with plugin zips.");
      return ExitStatus.NOT_CHECKED;
    }
    List<Verdict> verdicts = PluginChecks.admitAll(directory, context.cache().get());
    context.out().print(format == OutputFormat.JSON ? VerdictJson.of(verdicts) : text(verdicts));
    context.out().flush();
    return verdicts.stream()
        .mapToInt(verdict -> ExitStatus.of(verdict.report().findings()))
        .max()
        .orElse(ExitStatus.FITS);
  }

  private static String text(List<Verdict> verdicts) {
    StringBuilder text = new StringBuilder();
    if (verdicts.isEmpty()) {
      return "No plugins.\n";
    }
    for (Verdict verdict : verdicts) {
      AdmissionReport report = verdict.report();
      String version = report.header().map(header -> header.version()).orElse("?");
      text.append(
          String.format(
              "%-20s %-10s %-12s %s\n",
              report.name(), version, verdict.word(), VerdictText.counts(report.proofs())));
      text.append(
          FindingText.of(
              report.findings().stream().filter(f -> f.severity() == Severity.ERROR).toList(),
              "  "));
    }
    return text.toString();
  }
}
