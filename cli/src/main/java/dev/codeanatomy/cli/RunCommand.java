package dev.codeanatomy.cli;

import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.contract.result.RunResultJson;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs an execution spec and says what it wrote. */
@Command(
    name = "run",
    description = "Run an execution spec; its outputs are Delta tables.",
    footerHeading = "%nExample:%n",
    footer = "  codeanatomy run examples/code-graph/spec.json --param root=src --out graph")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RunCommand implements Callable<Integer>, AnswersInJson {
  private final Console console;
  private final Interruption interruption;

  @Spec private CommandSpec spec;
  @Mixin private EngineOptions options = new EngineOptions();

  @Parameters(paramLabel = "SPEC", description = "The execution spec, a JSON file.")
  private Path file;

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "A value for one of the spec's parameters.")
  private List<String> parameters = List.of();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where outputs without a location of their own go, one folder each.")
  private @Nullable Path out;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "Identity of the run; run again with it, nothing is written twice.")
  private @Nullable String runId;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ReportFormat format;

  RunCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public boolean json() {
    return format == ReportFormat.JSON;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, String> values = Bindings.of(spec.commandLine(), "--param", parameters);
    String text = SpecFile.read(file);
    RunRequest request =
        new RunRequest(
            text, file.toString(), values, Optional.ofNullable(out), Optional.ofNullable(runId));
    RunLog.open(Optional.ofNullable(out));
    try (Progress progress = Progress.of(console, json());
        Engine engine = interruption.guard(options.open())) {
      RunResult result = engine.run(request, progress);
      progress.close();
      if (json()) {
        console.out().write(RunResultJson.write(result));
      } else {
        RunReport.write(result, console.out());
      }
    }
    return ExitCode.DONE;
  }
}
