package dev.codeanatomy.plugin.codeanatomy.java.extract;

import dev.codeanatomy.plugin.codeanatomy.java.source.SourceSnapshot;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What to extract and how.
 *
 * @param sources the files
 * @param classPath jars and directories for types that are not among the files; missing entries
 *     become diagnostics
 * @param stackBytes stack of the thread that parses and attributes; it bounds how deep source may
 *     nest
 */
public record ExtractionRequest(SourceSnapshot sources, List<Path> classPath, long stackBytes) {
  /** Enough for 100 000 nested blocks; only touched pages count as memory. */
  public static final long DEFAULT_STACK_BYTES = 512L << 20;

  public ExtractionRequest {
    Objects.requireNonNull(sources, "sources");
    classPath = List.copyOf(classPath);
    if (stackBytes < 64 << 10) {
      throw new IllegalArgumentException("stackBytes is below 64 KiB: " + stackBytes);
    }
  }

  /**
   * A request with the default stack.
   *
   * @param classPath entries between the system's path separators; empty for none
   */
  public static ExtractionRequest of(SourceSnapshot sources, String classPath) {
    List<Path> entries =
        Arrays.stream(classPath.split(File.pathSeparator, -1))
            .filter(entry -> !entry.isBlank())
            .map(Path::of)
            .toList();
    return new ExtractionRequest(sources, entries, DEFAULT_STACK_BYTES);
  }
}
