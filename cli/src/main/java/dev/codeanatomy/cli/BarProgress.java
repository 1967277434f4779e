package dev.codeanatomy.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;

/**
 * One line of a terminal that says which step runs, how far it is and for how long; it is painted
 * over again and gone at the end, and warnings stay above it. While a step cannot say how far it
 * is, a mark wanders through the bar. Heard from the run's thread, painted by the library's.
 */
final class BarProgress implements Progress {
  private static final int TICK_MILLIS = 200;
  private static final int PARTS = 1000;
  private static final int CELLS = 40;
  private static final int UNKNOWN = -1;
  private static final String WANDERING = "<=>";

  private final Line line;
  private final ProgressBar bar;

  BarProgress(PrintStream err) {
    this.line = new Line(err);
    this.bar =
        new ProgressBarBuilder()
            .setInitialMax(UNKNOWN)
            .setUpdateIntervalMillis(TICK_MILLIS)
            .continuousUpdate()
            .setRenderer((state, ignoredWidth) -> text(state))
            .setConsumer(line)
            .build();
  }

  @Override
  public void stepStarted(String step) {
    bar.reset();
    bar.maxHint(UNKNOWN);
    bar.setExtraMessage(step);
  }

  @Override
  public void stepProgressed(String step, double fraction) {
    bar.maxHint(PARTS);
    bar.stepTo(Math.round(Math.clamp(fraction, 0.0, 1.0) * PARTS));
  }

  @Override
  public void warned(String code, String message) {
    line.keep("warning " + code + ": " + message);
  }

  /** Paints the line now. */
  void paint() {
    bar.refresh();
  }

  @Override
  public void close() {
    bar.close();
  }

  private static String text(ProgressState state) {
    double share = state.isIndefinite() ? 0 : state.getNormalizedProgress();
    return text(state.getExtraMessage(), share, state.getElapsedAfterStart());
  }

  /**
   * The line's text, with what matters on the left, where a narrow terminal does not cut it off.
   *
   * @param step what runs; nothing is shown while nothing does
   * @param share 0 to 1; 0 also where it is not known
   */
  static String text(String step, double share, Duration elapsed) {
    if (step.isEmpty()) {
      return "";
    }
    String percent = share > 0 ? String.format(Locale.ROOT, "%3d %%", (int) (share * 100)) : "";
    return String.format(
        Locale.ROOT,
        "%-22s %5s %4d s  [%s]",
        step,
        percent,
        elapsed.toSeconds(),
        share > 0 ? filled(share) : wandering(elapsed.toMillis() / TICK_MILLIS));
  }

  private static String filled(double share) {
    int done = (int) (share * CELLS);
    return "=".repeat(done) + " ".repeat(CELLS - done);
  }

  private static String wandering(long tick) {
    int room = CELLS - WANDERING.length();
    int at = room - Math.abs((int) (tick % (2 * room)) - room);
    return " ".repeat(at) + WANDERING + " ".repeat(room - at);
  }

  /**
   * The terminal's line. How wide the terminal is need not be known, and may change: while the line
   * is painted the terminal is told not to wrap (DECAWM), so what does not fit is cut off.
   */
  private static final class Line implements ProgressBarConsumer {
    private static final String ERASE = "\r\u001b[K";
    private static final String WRAP_OFF = "\u001b[?7l";
    private static final String WRAP_ON = "\u001b[?7h";

    private final PrintStream err;
    private boolean closed;

    Line(PrintStream err) {
      this.err = err;
    }

    @Override
    public int getMaxRenderedLength() {
      return Integer.MAX_VALUE;
    }

    /** One write, so that nothing comes between switching the wrapping off and on. */
    @Override
    public synchronized void accept(String text) {
      if (!closed && !text.isEmpty()) {
        err.print(ERASE + WRAP_OFF + text + WRAP_ON);
      }
    }

    /** Writes a line that stays. */
    synchronized void keep(String text) {
      err.print(ERASE + text + "\n");
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        err.print(ERASE);
      }
    }
  }
}
