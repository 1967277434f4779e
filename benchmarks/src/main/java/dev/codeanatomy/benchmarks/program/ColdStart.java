package dev.codeanatomy.benchmarks.program;

import dev.codeanatomy.benchmarks.report.Child;
import dev.codeanatomy.benchmarks.report.Samples;
import dev.codeanatomy.benchmarks.report.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code query "select 1"} as a cold process through the launcher, with the start-up cache and
 * without it, in turn. The files it reads are warm: what is measured is the program, not the disk.
 *
 * @param checkout where the launcher stands; the program is built there
 */
public record ColdStart(Path checkout) {
  private static final double GOAL_MILLIS = 1000;
  private static final String NO_BUILD = "CODEANATOMY_NO_BUILD";

  private enum Way {
    CACHE("with the start-up cache", Map.of(NO_BUILD, "1")),
    NO_CACHE("without it", Map.of(NO_BUILD, "1", "CODEANATOMY_NO_AOT", "1")),
    JVM_ONLY(
        "launcher and an empty JVM (`-version`)",
        Map.of(NO_BUILD, "1", "CODEANATOMY_NO_AOT", "1", "CODEANATOMY_JAVA_OPTS", "-version"));

    private final String text;
    private final Map<String, String> environment;

    Way(String text, Map<String, String> environment) {
      this.text = text;
      this.environment = environment;
    }
  }

  /**
   * Measures.
   *
   * @return a table in Markdown
   * @throws IOException if a process fails or answers wrongly
   */
  public String report(int rounds) throws IOException {
    run(Way.CACHE); // makes the cache if there is none yet
    StringBuilder lines = new StringBuilder(250);
    lines.append(
        "| `query \"select 1\"` | least | median | most | CPU, median | peak | goal | |\n");
    lines.append("|---|---|---|---|---|---|---|---|");
    Samples[] wall = {new Samples(), new Samples(), new Samples()};
    Samples[] cpu = {new Samples(), new Samples(), new Samples()};
    Samples[] peak = {new Samples(), new Samples(), new Samples()};
    for (int round = 0; round < rounds; round++) {
      for (Way way : Way.values()) {
        Usage usage = run(way);
        wall[way.ordinal()].add(usage.wallMillis());
        cpu[way.ordinal()].add(usage.cpuMillis());
        peak[way.ordinal()].add(usage.peakBytes());
      }
    }
    for (Way way : Way.values()) {
      int i = way.ordinal();
      boolean counts = way == Way.CACHE;
      lines.append(
          String.format(
              Locale.ROOT,
              "%n| %s | %.2f s | %.2f s | %.2f s | %.2f s | %.0f MiB | %s | %s |",
              way.text,
              wall[i].min() / 1000,
              wall[i].median() / 1000,
              wall[i].max() / 1000,
              cpu[i].median() / 1000,
              peak[i].max() / (1 << 20),
              counts ? "1.0 s" : "-",
              counts ? wall[i].median() <= GOAL_MILLIS ? "met" : "missed" : "-"));
    }
    return rounds + " alternating rounds.\n\n" + lines;
  }

  private Usage run(Way way) throws IOException {
    Usage usage =
        Child.run(
            List.of(
                checkout.resolve("codeanatomy").toString(),
                "query",
                "select 1 as x",
                "--format",
                "csv"),
            way.environment);
    if (way != Way.JVM_ONLY && !usage.output().strip().lines().toList().equals(List.of("x", "1"))) {
      throw new IOException("select 1 gave " + usage.output());
    }
    return usage;
  }
}
