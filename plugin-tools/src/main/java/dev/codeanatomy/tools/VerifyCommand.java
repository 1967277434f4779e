package dev.codeanatomy.tools;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plugin verify}: does this plugin fit this host? */
@Command(
    name = "verify",
    description = "Say whether a plugin fits this host, and if not, everything that is wrong.",
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true,
    footer = {"", "Exit codes: 0 fits, 1 does not, 2 usage, 3 could not check."})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class VerifyCommand implements Callable<Integer> {
  private final ToolContext context;

  @Parameters(paramLabel = "ZIP_OR_JAR", description = "The plugin's archive.")
  private Path archive;

  @Option(
      names = "--static",
      description = "Stop before any code of the plugin runs; the verdict then is 'readable'.")
  private boolean withoutRunning;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "Who reads the answer (default: ${DEFAULT-VALUE}).")
  private OutputFormat format;

  VerifyCommand(ToolContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Path cache = context.cache().get();
    Verdict verdict =
        withoutRunning
            ? PluginChecks.verifyStatic(archive, cache)
            : PluginChecks.verify(archive, cache);
    context
        .out()
        .print(format == OutputFormat.JSON ? VerdictJson.of(verdict) : VerdictText.of(verdict));
    context.out().flush();
    return ExitStatus.of(verdict.report().findings());
  }
}
