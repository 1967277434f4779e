package dev.codeanatomy.cli;

import java.util.List;

/** The program. */
public final class Main {
  private Main() {}

  /** Runs one command and leaves with its exit code. */
  public static void main(String[] arguments) {
    Launch launch = Launch.ofProcess();
    Interruption interruption = new Interruption();
    interruption.watch();
    CommandLines lines = new CommandLines(launch, Console.ofProcess(launch), interruption);
    int code = lines.execute(List.of(arguments));
    interruption.workIsDone();
    System.exit(code);
  }
}
