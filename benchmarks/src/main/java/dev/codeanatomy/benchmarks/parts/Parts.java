package dev.codeanatomy.benchmarks.parts;

import dev.codeanatomy.engine.duckdb.BridgeParts;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks of the bridge's parts, in a process of their own. */
public final class Parts {
  private static final int ITERATIONS = 5;
  private static final TimeValue ITERATION = TimeValue.milliseconds(400);

  /** The launcher's. */
  private static final List<String> JVM =
      List.of(
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Darrow.enable_unsafe_memory_access=true",
          "-Darrow.enable_null_check_for_get=false");

  private Parts() {}

  /**
   * Measures.
   *
   * @return a table in Markdown
   * @throws IOException if a benchmark fails
   */
  public static String report() throws IOException {
    Options options =
        new OptionsBuilder()
            .include(BridgeParts.class.getName())
            .forks(1)
            .jvmArgs(JVM.toArray(String[]::new))
            .warmupIterations(ITERATIONS)
            .warmupTime(ITERATION)
            .measurementIterations(ITERATIONS)
            .measurementTime(ITERATION)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      Collection<RunResult> results = new Runner(options).run();
      return "JMH, wall time, mean of %d iterations and the half-width of its 99.9%% interval.\n\n"
              .formatted(ITERATIONS)
          + "| part | ns | +- |\n|---|---|---|\n"
          + results.stream().map(Parts::line).collect(Collectors.joining("\n"));
    } catch (RunnerException failure) {
      throw new IOException("JMH failed", failure);
    }
  }

  private static String line(RunResult run) {
    Result<?> result = run.getPrimaryResult();
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f |",
        result.getLabel(),
        result.getScore(),
        result.getScoreError());
  }
}
