package dev.codeanatomy.tools;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The plugin tools as a program of their own. */
public final class PluginTools {
  private PluginTools() {}

  /** Runs one command and leaves with its exit status. */
  public static void main(String[] arguments) {
    System.exit(execute(ofProcess(), arguments));
  }

  /** Runs one command; never throws for a user's reason. */
  public static int execute(ToolContext context, String... arguments) {
    CommandLine line = PluginCommand.of(context);
    line.setParameterExceptionHandler(
        (failure, given) -> {
          context.err().println("plugin: " + failure.getMessage());
          context
              .err()
              .println(
                  "Try '"
                      + failure.getCommandLine().getCommandSpec().qualifiedName()
                      + " --help'.");
          return ExitStatus.USAGE;
        });
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof ParameterException usage) {
            return command.getParameterExceptionHandler().handleParseException(usage, arguments);
          }
          context.err().println("plugin: " + failure.getMessage());
          return ExitStatus.NOT_CHECKED;
        });
    return line.execute(arguments);
  }

  private static ToolContext ofProcess() {
    return new ToolContext(
        System.out,
        System.err,
        () -> Optional.ofNullable(System.getenv("CODEANATOMY_PLUGINS")).map(Path::of),
        () ->
            Optional.ofNullable(System.getenv("CODEANATOMY_CACHE"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "codeanatomy"))
                .resolve("plugins"));
  }
}
