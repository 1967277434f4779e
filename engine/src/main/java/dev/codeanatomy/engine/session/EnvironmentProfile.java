package dev.codeanatomy.engine.session;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The size of the machine share one session may use. The memory is the sum of the three parts that
 * {@link #executorBytes()}, {@link #arrowBytes()} and {@link #heapBytes()} state: one half is
 * DuckDB's memory limit, one eighth the limit of the root Arrow allocator, and three eighths the
 * Java heap, which only whoever starts the JVM can set (the launcher does).
 */
public enum EnvironmentProfile {
  /** Fewer than 50 files, fewer than 10 thousand lines. */
  SMALL(512L << 20, 4),
  /** Up to 500 files, up to 100 thousand lines. */
  MEDIUM(2L << 30, 8),
  /** More than that. */
  LARGE(8L << 30, 16);

  private final long memoryBytes;
  private final int partitions;

  EnvironmentProfile(long memoryBytes, int partitions) {
    this.memoryBytes = memoryBytes;
    this.partitions = partitions;
  }

  /**
   * Looks a profile up by its name as users write it: {@code small}, {@code medium}, {@code large}.
   */
  public static Optional<EnvironmentProfile> ofName(String name) {
    return Arrays.stream(values()).filter(profile -> profile.label().equals(name)).findFirst();
  }

  /** All names as users write them, smallest first. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(EnvironmentProfile::label).toList();
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All memory of the session, in bytes. */
  public long memoryBytes() {
    return memoryBytes;
  }

  /** DuckDB's memory limit, in bytes. */
  public long executorBytes() {
    return memoryBytes / 2;
  }

  /** The root Arrow allocator's limit, in bytes. */
  public long arrowBytes() {
    return memoryBytes / 8;
  }

  /** The Java heap this profile is meant for, in bytes. */
  public long heapBytes() {
    return memoryBytes - executorBytes() - arrowBytes();
  }

  /** Into how many parts work is cut at the most. */
  public int partitions() {
    return partitions;
  }

  /** How many threads work at once: never more than the machine has cores. */
  public int threads() {
    return Math.min(partitions, Runtime.getRuntime().availableProcessors());
  }
}
