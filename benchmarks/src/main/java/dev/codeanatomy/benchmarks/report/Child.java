package dev.codeanatomy.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a process and watches what it uses. Linux only: its numbers come from {@code /proc}, which
 * keeps the peak of memory and the sums of time, so looking rarely loses nothing but the last
 * milliseconds.
 */
public final class Child {
  private static final long LOOK_MILLIS = 4;

  /** The unit of times in {@code /proc/PID/stat}, which is fixed for programs on Linux. */
  private static final double MILLIS_PER_TICK = 10;

  private static final int USER_TICKS = 11;
  private static final int LAST_TICKS = 14;

  private Child() {}

  /**
   * Runs a command to its end.
   *
   * @param environment added to this process's
   * @throws IOException if it cannot be started, or ends with another code than 0
   */
  public static Usage run(List<String> command, Map<String, String> environment)
      throws IOException {
    Path output = Files.createTempFile("benchmark", ".out");
    Path errors = Files.createTempFile("benchmark", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
      long start = System.nanoTime();
      Process process = builder.start();
      Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
      Path stat = status.resolveSibling("stat");
      double peak = 0;
      double cpu = 0;
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, peakBytes(status));
        cpu = Math.max(cpu, cpuMillis(stat));
      }
      double wall = (System.nanoTime() - start) / 1e6;
      if (process.exitValue() != 0) {
        throw new IOException(
            command + " ended with " + process.exitValue() + ": " + Files.readString(errors));
      }
      return new Usage(wall, cpu, peak, Files.readString(output, StandardCharsets.UTF_8));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + command, interrupted);
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }

  private static double peakBytes(Path status) {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException ended) {
      return 0; // between its end and our notice of it
    }
  }

  private static double cpuMillis(Path stat) {
    try {
      String text = Files.readString(stat);
      // Counted from behind the name, which is in parentheses and may hold blanks.
      List<String> fields = List.of(text.substring(text.lastIndexOf(')') + 2).split(" ", -1));
      double ticks = 0;
      for (int i = USER_TICKS; i <= LAST_TICKS; i++) {
        ticks += Double.parseDouble(fields.get(i));
      }
      return ticks * MILLIS_PER_TICK;
    } catch (IOException | IndexOutOfBoundsException ended) {
      return 0;
    }
  }
}
