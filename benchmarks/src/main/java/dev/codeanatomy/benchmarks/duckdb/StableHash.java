package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.benchmarks.report.Child;
import dev.codeanatomy.benchmarks.report.Goal;
import dev.codeanatomy.benchmarks.report.PairedSamples;
import dev.codeanatomy.benchmarks.report.Usage;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code stable_hash64} in a query over long texts, against {@code b2sum} of coreutils over files
 * with the same bytes: CPU time a byte. The time {@code b2sum} takes for an empty file is taken
 * off, and the time of a query that only asks for the texts' lengths.
 */
public final class StableHash {
  private static final Goal GOAL = Goal.atMost(1.50);
  private static final int TEXTS = 16;
  private static final int TEXT_BYTES = 16 << 20;

  /** The system counts a process's time in hundredths of a second, so it is given much to do. */
  private static final int REPEATS = 4;

  private static final double BYTES = (double) TEXTS * TEXT_BYTES;

  private StableHash() {}

  /**
   * Measures.
   *
   * @param plugin the reference plugin's zip
   * @return a table in Markdown
   * @throws IOException if there is no {@code b2sum}, or the two disagree about a digest
   */
  public static String report(Path plugin, int rounds) throws IOException {
    Path folder = Files.createTempDirectory("benchmark-texts");
    try (Bench bench = new Bench();
        LibraryFunctions library = new LibraryFunctions(plugin, bench)) {
      try {
        library.scalar(
            bench, "stable_hash64", "stable_hash64", ArrowTypes.nullable("s", ArrowTypes.UTF8));
        return measure(bench, write(folder, bench), folder, rounds);
      } finally {
        bench.closeDatabase();
      }
    } catch (PluginException refusal) {
      throw new IOException("the plugin refuses a call", refusal);
    } finally {
      delete(folder);
    }
  }

  /** Makes the texts in the database, and files of them. */
  private static List<Path> write(Path folder, Bench bench) throws IOException {
    bench.execute("CREATE TABLE t (i BIGINT, s VARCHAR)");
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      String line = "%015d\n".formatted(i);
      bench.execute(
          "INSERT INTO t SELECT %d, repeat('%s', %d)"
              .formatted(i, line, TEXT_BYTES / line.length()));
      files.add(folder.resolve("text" + i));
      Files.writeString(
          files.get(i), line.repeat(TEXT_BYTES / line.length()), StandardCharsets.US_ASCII);
    }
    return files;
  }

  private static String measure(Bench bench, List<Path> files, Path folder, int rounds)
      throws IOException {
    bench.execute("SET threads = 1");
    Path empty = Files.createFile(folder.resolve("empty"));
    check(bench, files);
    List<Path> repeated =
        Collections.nCopies(REPEATS, files).stream().flatMap(List::stream).toList();
    PairedSamples samples = new PairedSamples();
    for (int round = 0; round < rounds; round++) {
      double startUp = b2sum(List.of(empty)).cpuMillis();
      double process = (b2sum(repeated).cpuMillis() - startUp) * 1e6 / REPEATS;
      double query =
          bench.nanos("SELECT bit_xor(stable_hash64(s)) FROM t", 1)
              - bench.nanos("SELECT max(strlen(s)) FROM t", 1);
      samples.add(process / BYTES, query / BYTES);
    }
    return String.format(
        Locale.ROOT,
        "%d texts of %d MiB; CPU time with one thread, median of %d alternating pairs and"
            + " (least-largest).\n\n"
            + "| function | against | b2sum, ns/byte | plugin, ns/byte | ratio | goal | |\n"
            + "|---|---|---|---|---|---|---|\n"
            + "| stable_hash64 | `b2sum -l 64` | %.3f | %.3f | %s | %s | %s |",
        TEXTS,
        TEXT_BYTES >> 20,
        rounds,
        samples.peer().median(),
        samples.subject().median(),
        samples.ratioText(),
        GOAL.text(),
        GOAL.verdict(samples.ratio().median()));
  }

  private static Usage b2sum(List<Path> files) throws IOException {
    List<String> command =
        Stream.concat(Stream.of("b2sum", "-l", "64"), files.stream().map(Path::toString)).toList();
    return Child.run(command, Map.of());
  }

  /** The function's answer is the digest read as a number, without its sign bit. */
  private static void check(Bench bench, List<Path> files) throws IOException {
    String expected =
        b2sum(files)
            .output()
            .lines()
            .map(line -> Long.parseUnsignedLong(line.substring(0, 16), 16) & Long.MAX_VALUE)
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    String found =
        bench.answer("SELECT string_agg(stable_hash64(s)::VARCHAR, ',' ORDER BY i) FROM t");
    if (!expected.equals(found)) {
      throw new IOException("b2sum gives " + expected + ", stable_hash64 " + found);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
