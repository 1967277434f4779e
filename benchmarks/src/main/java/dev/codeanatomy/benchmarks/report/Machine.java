package dev.codeanatomy.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Names the machine a benchmark ran on, and how busy it was. Names no host and no path. */
public final class Machine {
  private Machine() {}

  /** One line of text. */
  public static String text() {
    return String.format(
        Locale.ROOT,
        "%s on %s, %d processors (%s), %.0f GiB, JDK %s",
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        value("/proc/cpuinfo", "model name"),
        Double.parseDouble("0" + value("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", ""))
            / (1 << 20),
        Runtime.version());
  }

  /** The number of threads that wanted to run, averaged over the last minute. */
  public static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String value(String file, String key) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("?");
    } catch (IOException notLinux) {
      return "?";
    }
  }
}
