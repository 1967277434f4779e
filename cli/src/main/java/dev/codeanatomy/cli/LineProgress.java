package dev.codeanatomy.cli;

import java.io.PrintStream;

/** One line for each finished step and each warning. */
final class LineProgress implements Progress {
  private final PrintStream err;

  LineProgress(PrintStream err) {
    this.err = err;
  }

  @Override
  public void stepFinished(String step, long nanos) {
    err.println(step + ": " + Progress.seconds(nanos));
  }

  @Override
  public void warned(String code, String message) {
    err.println("warning " + code + ": " + message);
  }

  @Override
  public void close() {}
}
