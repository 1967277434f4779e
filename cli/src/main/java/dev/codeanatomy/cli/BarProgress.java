package dev.codeanatomy.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** One bar per step, gone when the step is done; warnings stay. Used by the run's thread. */
final class BarProgress implements Progress {
  private static final int PARTS = 1000;
  private static final int COLUMNS = 78;

  private final PrintStream err;
  private ProgressBar bar;

  BarProgress(PrintStream err) {
    this.err = err;
    this.bar = start("start");
  }

  private ProgressBar start(String step) {
    return new ProgressBarBuilder()
        .setTaskName(step)
        .setInitialMax(PARTS)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setConsumer(new ConsoleProgressBarConsumer(err, COLUMNS))
        .clearDisplayOnFinish()
        .hideEta()
        .build();
  }

  @Override
  public void stepStarted(String step) {
    bar.close();
    bar = start(step);
  }

  @Override
  public void stepProgressed(String step, double fraction) {
    bar.stepTo(Math.round(Math.clamp(fraction, 0.0, 1.0) * PARTS));
  }

  @Override
  public void warned(String code, String message) {
    err.print("\r\u001b[K");
    err.println("warning " + code + ": " + message);
  }

  @Override
  public void close() {
    bar.close();
  }
}
