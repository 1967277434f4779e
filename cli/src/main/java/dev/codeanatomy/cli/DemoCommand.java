package dev.codeanatomy.cli;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.RunRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Analyses Java sources into a code graph and tells what it found. */
@Command(
    name = "demo",
    description = "Analyse Java sources into Delta tables and show what is in them.",
    footerHeading = "%nExample:%n",
    footer = "  codeanatomy demo --root ../guava/guava/src")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class DemoCommand implements Callable<Integer> {
  private static final Path EXAMPLE = Path.of("examples", "code-graph", "spec.json");

  private final Launch launch;
  private final Console console;
  private final Interruption interruption;

  @Mixin private EngineOptions options = new EngineOptions();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The Java sources (default: those of CodeAnatomy itself).")
  private @Nullable Path root;

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description =
          "Jars and class folders for types outside the sources (default: those CodeAnatomy is"
              + " built with for its own sources, none for others).")
  private @Nullable String classPath;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "codeanatomy-out",
      description = "Where the tables go; overwritten each time (default: ${DEFAULT-VALUE}).")
  private Path out;

  DemoCommand(Launch launch, Console console, Interruption interruption) {
    this.launch = launch;
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException {
    Path sources = sources();
    Path spec = example();
    RunRequest request =
        new RunRequest(
            SpecFile.read(spec),
            spec.toString(),
            Map.of("root", sources.toString(), "classpath", classPath()),
            Optional.of(out),
            Optional.empty());
    RunLog.open(Optional.of(out));
    try (Engine engine = interruption.guard(options.open())) {
      RunResult result;
      try (Progress progress = Progress.of(console, false)) {
        result = engine.run(request, progress);
      }
      new DemoReport(engine, launch, sources, out).write(result, console.out());
    }
    return ExitCode.DONE;
  }

  private Path sources() {
    Path folder =
        Optional.ofNullable(root)
            .or(launch::checkout)
            .orElse(Path.of(""))
            .toAbsolutePath()
            .normalize();
    if (Files.isDirectory(folder) && Files.isReadable(folder)) {
      return folder;
    }
    String found =
        !Files.exists(folder)
            ? "there is no such directory"
            : Files.isDirectory(folder)
                ? "the directory cannot be read"
                : "this is not a directory";
    throw new EngineException(
        EngineStage.SPEC,
        Finding.of(FindingCode.CLI_SOURCE_ROOT, folder.toString(), found)
            .expected("a directory with Java sources below it")
            .remedy("Name one with --root DIR"));
  }

  /** What the user named; for our own sources the jars of the distribution. */
  private String classPath() throws IOException {
    if (classPath != null) {
      return classPath;
    }
    Optional<Path> jars = launch.home().map(home -> home.resolve("lib")).filter(Files::isDirectory);
    if (root != null || jars.isEmpty()) {
      return "";
    }
    try (Stream<Path> files = Files.list(jars.get())) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  private Path example() {
    return launch
        .home()
        .or(launch::checkout)
        .map(home -> home.resolve(EXAMPLE))
        .filter(Files::exists)
        .orElseThrow(
            () ->
                new EngineException(
                    EngineStage.SPEC,
                    Finding.of(
                            FindingCode.CLI_INSTALLATION,
                            EXAMPLE.toString(),
                            "the installation has no such file")
                        .remedy("Start the demo through ./codeanatomy of a source checkout")));
  }
}
