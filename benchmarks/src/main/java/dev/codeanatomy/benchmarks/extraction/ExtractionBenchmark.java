package dev.codeanatomy.benchmarks.extraction;

import dev.codeanatomy.benchmarks.report.Child;
import dev.codeanatomy.benchmarks.report.Samples;
import dev.codeanatomy.benchmarks.report.Usage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Alternates fresh processes of the plain compiler and of the plugin's extraction over one tree,
 * both with the same JVM settings, and compares what they used.
 */
public final class ExtractionBenchmark {
  private static final double GOAL = 1.5;
  private static final List<String> JVM =
      List.of(
          "-Xmx768m",
          "-XX:+UseSerialGC",
          "--add-opens=java.base/java.nio=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Darrow.enable_unsafe_memory_access=true",
          "-Darrow.enable_null_check_for_get=false");

  private final Path sources;
  private final Path plugin;
  private final String classPath = System.getProperty("java.class.path", "");

  /**
   * Prepares.
   *
   * @param sources the tree
   * @param plugin the reference plugin's zip
   */
  public ExtractionBenchmark(Path sources, Path plugin) {
    this.sources = sources;
    this.plugin = plugin;
  }

  /**
   * Measures.
   *
   * @return a table in Markdown
   * @throws IOException if a process fails, or the sides disagree about what is in the tree
   */
  public String report(int rounds) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| class path | plain javac | plugin | ratio wall | ratio CPU | goal | |");
    lines.add("|---|---|---|---|---|---|---|");
    Map<String, Long> rows = new HashMap<>();
    for (String given : List.of("", classPath)) {
      Side plain = new Side();
      Side extraction = new Side();
      for (int round = 0; round < rounds; round++) {
        plain.add(run(PlainCompiler.class, given, ""));
        extraction.add(run(PluginRows.class, given, plugin.toString()));
      }
      check(plain, extraction, given);
      rows = extraction.counts;
      double wall = extraction.wall.min() / plain.wall.min();
      double cpu = extraction.cpu.min() / plain.cpu.min();
      lines.add(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %.2f | %.2f | %.2f | %s |",
              given.isEmpty() ? "none" : "its jars",
              plain,
              extraction,
              wall,
              cpu,
              GOAL,
              wall <= GOAL && cpu <= GOAL ? "met" : "missed"));
    }
    return String.format(
            Locale.ROOT,
            "%,d files; the plugin writes %,d nodes, %,d symbols, %,d references. %d alternating"
                + " rounds, a fresh process each (`-Xmx768m`, Serial GC); shown: least / median"
                + " wall time, least CPU time, peak resident memory; ratios of the least.\n\n",
            rows.get("source_files"),
            rows.get("java_nodes"),
            rows.get("java_symbols"),
            rows.get("java_references"),
            rounds)
        + String.join("\n", lines);
  }

  private Usage run(Class<?> program, String given, String third) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM);
    command.addAll(List.of("-cp", classPath, program.getName(), sources.toString(), given, third));
    return Child.run(command, Map.of());
  }

  private void check(Side plain, Side extraction, String given) throws IOException {
    Map<String, Long> counted = counts(run(PlainCompiler.class, given, "count"));
    same("files", count(plain.counts, "files"), count(extraction.counts, "source_files"));
    same("nodes", count(counted, "nodes"), count(extraction.counts, "java_nodes"));
    long declared = count(counted, "types") + count(counted, "methods");
    if (count(extraction.counts, "java_symbols") < declared
        || count(extraction.counts, "java_references") == 0) {
      throw new IOException("the plugin lost declarations: " + extraction.counts);
    }
  }

  private static long count(Map<String, Long> counts, String what) {
    return counts.getOrDefault(what, 0L);
  }

  private static void same(String what, long plain, long plugin) throws IOException {
    if (plain != plugin || plain == 0) {
      throw new IOException(what + ": the compiler has " + plain + ", the plugin " + plugin);
    }
  }

  private static Map<String, Long> counts(Usage usage) {
    Map<String, Long> counts = new HashMap<>();
    for (String line : usage.output().strip().lines().toList()) {
      int blank = line.indexOf(' ');
      counts.put(line.substring(0, blank), Long.parseLong(line.substring(blank + 1)));
    }
    return counts;
  }

  /** One contender. */
  private static final class Side {
    private final Samples wall = new Samples();
    private final Samples cpu = new Samples();
    private final Samples peak = new Samples();
    private Map<String, Long> counts = Map.of();

    void add(Usage usage) throws IOException {
      wall.add(usage.wallMillis());
      cpu.add(usage.cpuMillis());
      peak.add(usage.peakBytes());
      Map<String, Long> now = counts(usage);
      if (!counts.isEmpty() && !counts.equals(now)) {
        throw new IOException("two runs of one program differ: " + counts + " and " + now);
      }
      counts = now;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%.1f / %.1f s, CPU %.1f s, %.0f MiB",
          wall.min() / 1000,
          wall.median() / 1000,
          cpu.min() / 1000,
          peak.max() / (1 << 20));
    }
  }
}
