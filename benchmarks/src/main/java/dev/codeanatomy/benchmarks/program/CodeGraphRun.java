package dev.codeanatomy.benchmarks.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.codeanatomy.benchmarks.report.Child;
import dev.codeanatomy.benchmarks.report.Samples;
import dev.codeanatomy.benchmarks.report.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The whole example {@code code-graph} through the launcher, from a source tree to committed Delta
 * tables, under two profiles.
 *
 * @param checkout where the launcher stands; the program is built there
 * @param sources the tree
 */
public record CodeGraphRun(Path checkout, Path sources) {
  private static final List<String> PROFILES = List.of("medium", "large");

  /**
   * Measures.
   *
   * @return a table in Markdown
   * @throws IOException if a run fails, or two runs write different numbers of rows
   */
  public String report(int rounds) throws IOException {
    Map<String, Long> rows = new TreeMap<>();
    StringBuilder text = new StringBuilder(1000);
    text.append("| profile | wall, least / median | CPU | peak |\n|---|---|---|---|\n");
    Map<String, Map<String, Samples>> stages = new LinkedHashMap<>();
    for (String profile : PROFILES) {
      Samples wall = new Samples();
      Samples cpu = new Samples();
      Samples peak = new Samples();
      for (int round = 0; round < rounds; round++) {
        Usage usage = run(profile, rows, stages);
        wall.add(usage.wallMillis() / 1000);
        cpu.add(usage.cpuMillis() / 1000);
        peak.add(usage.peakBytes() / (1 << 20));
      }
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f / %.1f s | %.1f s | %.0f MiB |%n",
              profile,
              wall.min(),
              wall.median(),
              cpu.min(),
              peak.max()));
    }
    text.append("\n| stage | medium | large |\n|---|---|---|\n");
    stages.forEach(
        (stage, times) -> {
          text.append("| ").append(stage).append(" |");
          PROFILES.forEach(
              profile ->
                  text.append(
                      times.containsKey(profile)
                          ? String.format(Locale.ROOT, " %.2f s |", times.get(profile).min())
                          : " - |"));
          text.append('\n');
        });
    StringBuilder counts = new StringBuilder(100);
    rows.forEach(
        (name, count) -> counts.append(String.format(Locale.ROOT, "%,d %s, ", count, name)));
    return "Rows written: "
        + counts
        + "by every run. Rounds: "
        + rounds
        + ".\n\n"
        + text.toString().strip();
  }

  private Usage run(
      String profile, Map<String, Long> rows, Map<String, Map<String, Samples>> stages)
      throws IOException {
    Path out = Files.createTempDirectory("benchmark-run");
    try {
      Usage usage =
          Child.run(
              List.of(
                  checkout.resolve("codeanatomy").toString(),
                  "run",
                  checkout.resolve("examples/code-graph/spec.json").toString(),
                  "--param",
                  "root=" + sources,
                  "--out",
                  out.toString(),
                  "--profile",
                  profile,
                  "--format",
                  "json"),
              Map.of("CODEANATOMY_NO_BUILD", "1"));
      JsonNode result = new ObjectMapper().readTree(usage.output());
      for (JsonNode output : result.path("outputs")) {
        long count = output.path("rows").asLong();
        long before = rows.getOrDefault(output.path("name").asText(), count);
        if (count == 0 || before != count) {
          throw new IOException(output.path("name") + " has " + count + " rows, had " + before);
        }
        rows.put(output.path("name").asText(), count);
      }
      if (rows.isEmpty()) {
        throw new IOException("the run says of no output what it wrote: " + usage.output());
      }
      for (JsonNode stage : result.path("measured").path("stages")) {
        stages
            .computeIfAbsent(
                stage.path("stage").asText() + " " + stage.path("subject").asText(),
                key -> new LinkedHashMap<>())
            .computeIfAbsent(profile, key -> new Samples())
            .add(stage.path("micros").asDouble() / 1e6);
      }
      return usage;
    } finally {
      delete(out);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
