package dev.codeanatomy.cli;

import dev.codeanatomy.engine.execute.RunListener;
import java.util.Locale;

/**
 * Shows how long work goes on: a bar on a terminal, a plain line per finished step in a pipe,
 * nothing for a program that reads JSON. Closing it leaves the terminal clean.
 */
interface Progress extends RunListener, AutoCloseable {
  @Override
  void close();

  /** The form that suits the console. */
  static Progress of(Console console, boolean quiet) {
    if (quiet) {
      return new Progress() {
        @Override
        public void close() {}
      };
    }
    return console.errIsTerminal()
        ? new BarProgress(console.err())
        : new LineProgress(console.err());
  }

  /** For a query, which has one step and says by its rows when that is done: a bar or nothing. */
  static Progress ofQuery(Console console) {
    Progress progress = of(console, !console.errIsTerminal());
    progress.stepStarted("query");
    return progress;
  }

  /** A duration for people: {@code 0.12 s}, {@code 75 s}. */
  static String seconds(long nanos) {
    double seconds = nanos / 1e9;
    return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.0f s", seconds);
  }
}
