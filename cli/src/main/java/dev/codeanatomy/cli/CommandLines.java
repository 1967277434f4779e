package dev.codeanatomy.cli;

import dev.codeanatomy.cli.rows.RowFormat;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import dev.codeanatomy.engine.session.Location;
import dev.codeanatomy.engine.session.Locations;
import dev.codeanatomy.tools.CodeAnatomyCommand;
import dev.codeanatomy.tools.PluginCommand;
import dev.codeanatomy.tools.ToolContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Assembles the commands and runs one line of arguments. */
final class CommandLines {
  private final Launch launch;
  private final Console console;
  private final Interruption interruption;

  CommandLines(Launch launch, Console console, Interruption interruption) {
    this.launch = launch;
    this.console = console;
    this.interruption = interruption;
  }

  /** Runs a command line to its end; never throws for a user's reason. */
  int execute(List<String> arguments) {
    int code = assemble().execute(arguments.toArray(String[]::new));
    try {
      console.flush();
    } catch (IOException e) {
      // A command that failed has said why; that its output cannot be written is no other news.
      return code == ExitCode.DONE
          ? new FailureReport(console.err(), false, false).report(e)
          : code;
    }
    return code;
  }

  private CommandLine assemble() {
    CommandLine line =
        CodeAnatomyCommand.line(
            List.of(
                new DemoCommand(launch, console, interruption),
                new RunCommand(console, interruption),
                new QueryCommand(console, interruption),
                new CapabilitiesCommand(console, interruption),
                PluginCommand.of(toolContext()),
                new TrainCommand(launch)),
            console.helpWriter(),
            console.err());
    line.registerConverter(RowFormat.class, name -> choose(name, RowFormat.values()));
    line.registerConverter(ReportFormat.class, name -> choose(name, ReportFormat.values()));
    line.registerConverter(
        EnvironmentProfile.class,
        name ->
            EnvironmentProfile.ofName(name)
                .orElseThrow(() -> notOneOf(name, EnvironmentProfile.labels())));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          boolean json = command.getCommand() instanceof AnswersInJson form && form.json();
          return new FailureReport(console.err(), CodeAnatomyCommand.isVerbose(parsed), json)
              .report(failure);
        });
    return line;
  }

  /** The plugin tools, with this program's streams and places. */
  private ToolContext toolContext() {
    return new ToolContext(
        console.outStream(),
        console.err(),
        () -> Locations.resolve(Optional.empty()).plugins().map(Location::path),
        () -> Locations.resolve(Optional.empty()).cache().path().resolve("plugins"));
  }

  private static <T> T choose(String name, T[] choices) {
    return Arrays.stream(choices)
        .filter(choice -> choice.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> notOneOf(name, Arrays.stream(choices).map(String::valueOf).toList()));
  }

  private static TypeConversionException notOneOf(String name, List<String> known) {
    return new TypeConversionException("'" + name + "' is not one of " + String.join(", ", known));
  }
}
