package dev.codeanatomy.tools;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command that holds all others, whichever program assembles it. It only has the options that
 * they share, and answers a command line that is wrong.
 */
@Command(
    name = "codeanatomy",
    description = "From plugins and an execution spec to Delta tables, natively.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = ProductVersion.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Results go to standard output, everything else to standard error.",
      "Exit codes: 0 done, 1 refused or failed, 2 usage, 3 could not check."
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class CodeAnatomyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the run log on standard error, and stack traces.")
  private boolean verbose;

  private CodeAnatomyCommand() {}

  /**
   * The whole command line.
   *
   * @param commands objects that picocli takes as commands
   * @param out for helps and versions
   * @param err for what is wrong with a command line, and its log
   */
  public static CommandLine line(List<?> commands, PrintWriter out, PrintStream err) {
    CommandLine line = new CommandLine(new CodeAnatomyCommand());
    commands.forEach(line::addSubcommand);
    line.setOut(out);
    line.setErr(new PrintWriter(err, true));
    line.setExecutionStrategy(
        parsed -> {
          if (isVerbose(parsed)) {
            LogAppenders.toStandardError();
          }
          return new RunLast().execute(parsed);
        });
    line.setParameterExceptionHandler(
        (failure, given) -> {
          explain(failure, err);
          return ExitStatus.USAGE;
        });
    return line;
  }

  /** Whether the user asked for the log and for stack traces. */
  public static boolean isVerbose(ParseResult parsed) {
    return parsed.commandSpec().root().userObject() instanceof CodeAnatomyCommand shared
        && shared.verbose;
  }

  private static void explain(ParameterException failure, PrintStream err) {
    err.println("codeanatomy: " + failure.getMessage());
    UnmatchedArgumentException.printSuggestions(failure, new PrintWriter(err, true));
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    err.println("Try '" + command + " --help'.");
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
