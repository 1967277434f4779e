package dev.codeanatomy.cli;

import dev.codeanatomy.common.capability.ExportEntry;
import dev.codeanatomy.contract.snapshot.RuntimeInstall;
import dev.codeanatomy.engine.Capabilities;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import dev.codeanatomy.engine.session.Location;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what this installation can do and where it looks. */
@Command(
    name = "capabilities",
    description = "Say what this installation can do, and where it looks for what.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class CapabilitiesCommand implements Callable<Integer>, AnswersInJson {
  private static final int LINE_LENGTH = 100;

  private final Console console;
  private final Interruption interruption;

  @Mixin private EngineOptions options = new EngineOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ReportFormat format;

  CapabilitiesCommand(Console console, Interruption interruption) {
    this.console = console;
    this.interruption = interruption;
  }

  @Override
  public boolean json() {
    return format == ReportFormat.JSON;
  }

  @Override
  public Integer call() throws IOException {
    try (Engine engine = interruption.guard(options.open())) {
      Capabilities capabilities = engine.capabilities();
      if (json()) {
        console.out().write(capabilities.toJson());
      } else {
        text(capabilities, console.out());
      }
    }
    return ExitCode.DONE;
  }

  private static void text(Capabilities capabilities, Writer out) throws IOException {
    out.write("Versions\n");
    TextTable versions = new TextTable(List.of("of", "version"), List.of());
    capabilities.versions().forEach(versions::row);
    versions.row("execution spec", Integer.toString(capabilities.specVersion()));
    versions.write(out);

    RuntimeInstall install = capabilities.snapshot().install();
    out.write("\nRuntime, contract " + install.version() + "\n");
    TextTable parts = new TextTable(List.of("of", "needs", "has"), List.of());
    install
        .parts()
        .forEach(p -> parts.row(p.name(), p.expected(), p.installed().orElse("nothing")));
    parts.write(out);

    EnvironmentProfile profile = capabilities.profile();
    out.write("\nProfile " + profile.label() + "\n");
    TextTable share = new TextTable(List.of("of", "size"), List.of(1));
    share.row("DuckDB", mebibytes(profile.executorBytes()));
    share.row("Arrow", mebibytes(profile.arrowBytes()));
    share.row("Java heap", mebibytes(profile.heapBytes()));
    share.row("threads", Integer.toString(profile.threads()));
    share.write(out);

    out.write("\nPlaces\n");
    TextTable places = new TextTable(List.of("of", "where", "named by"), List.of());
    capabilities.locations().plugins().ifPresent(place -> place(places, "plugins", place));
    place(places, "cache", capabilities.locations().cache());
    place(places, "scratch", capabilities.locations().scratch());
    place(places, "DuckDB library", capabilities.library());
    place(places, "JDK", capabilities.locations().jdk());
    places.write(out);

    plugins(capabilities, out);
    out.write("\nSQL operators and functions\n");
    StringBuilder line = new StringBuilder(" ");
    for (String name : capabilities.functions()) {
      if (line.length() + name.length() > LINE_LENGTH) {
        out.write(line + "\n");
        line = new StringBuilder(" ");
      }
      line.append(' ').append(name);
    }
    out.write(line + "\n");
  }

  private static void plugins(Capabilities capabilities, Writer out) throws IOException {
    out.write("\nPlugins\n");
    if (capabilities.plugins().isEmpty()) {
      out.write("  none\n");
    }
    for (Capabilities.Plugin plugin : capabilities.plugins()) {
      out.write("  " + plugin.info().id() + " " + plugin.info().version() + "\n");
      for (Map.Entry<String, List<ExportEntry>> kind : plugin.exports().entrySet()) {
        String names =
            kind.getValue().stream().map(ExportEntry::name).collect(Collectors.joining(", "));
        out.write("    " + kind.getKey() + ": " + names + "\n");
      }
    }
    for (Map.Entry<String, String> rejected : capabilities.rejected().entrySet()) {
      out.write("  refused: " + rejected.getKey() + ": " + rejected.getValue() + "\n");
    }
  }

  private static void place(TextTable places, String name, Location place) {
    places.row(name, place.path().toString(), place.source());
  }

  private static String mebibytes(long bytes) {
    return RunReport.number(bytes >> 20) + " MiB";
  }
}
