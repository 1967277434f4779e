package dev.codeanatomy.tools;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * The plugin tools as a program of their own: the command line of the product with the commands
 * {@code plugin ...} alone.
 */
public final class PluginTools {
  private PluginTools() {}

  /** Runs one command and leaves with its exit status. */
  public static void main(String[] arguments) {
    System.exit(execute(ofProcess(), arguments));
  }

  /** Runs one command; never throws for a user's reason. */
  public static int execute(ToolContext context, String... arguments) {
    CommandLine line =
        CodeAnatomyCommand.line(
            List.of(PluginCommand.of(context)),
            new PrintWriter(context.out(), true),
            context.err());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          // A message alone is often but a name: of a file that cannot be read, say.
          String kind = failure.getClass().getSimpleName();
          context.err().println("error: " + kind + ": " + failure.getMessage());
          if (CodeAnatomyCommand.isVerbose(parsed)) {
            failure.printStackTrace(context.err());
          }
          return ExitStatus.NOT_CHECKED;
        });
    return line.execute(arguments);
  }

  private static ToolContext ofProcess() {
    return new ToolContext(
        System.out,
        System.err,
        () -> ToolLocations.resolve().plugins(),
        () -> ToolLocations.resolve().cache());
  }
}
