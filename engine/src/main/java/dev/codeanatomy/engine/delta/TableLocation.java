package dev.codeanatomy.engine.delta;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a Delta table is. Kernel compares paths as strings, so every path it is given carries its
 * scheme; this type is the one place where text, {@link Path} and Kernel's form meet.
 *
 * @param root the table's directory, absolute and normalised
 */
public record TableLocation(Path root) {
  private static final Pattern SCHEME =
      Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:.*", Pattern.DOTALL);

  /** Makes the directory absolute. */
  public TableLocation {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * Reads a location as a spec writes it: a path, relative to {@code base}, or a {@code file:} URI.
   *
   * @throws EngineException with {@link FindingCode#DELTA_LOCATION_UNSUPPORTED} for any other
   *     scheme
   */
  public static TableLocation parse(String text, Path base) {
    try {
      if (!SCHEME.matcher(text).matches()) {
        return new TableLocation(base.resolve(text));
      }
      URI uri = URI.create(text);
      if ("file".equals(uri.getScheme())) {
        return new TableLocation(Path.of(uri));
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException unusable) {
      throw unsupported(text, unusable);
    }
    throw new EngineException(EngineStage.VALIDATE, location(text));
  }

  private static EngineException unsupported(String text, Exception cause) {
    return new EngineException(EngineStage.VALIDATE, location(text), cause);
  }

  private static Finding location(String text) {
    return Finding.of(
            FindingCode.DELTA_LOCATION_UNSUPPORTED, text, "the table location is not usable")
        .expected("a path on a local file system, or a file: URI");
  }

  /** The directory of the log. */
  public Path log() {
    return root.resolve("_delta_log");
  }

  /** The form Kernel reads: {@code file:} and the unescaped absolute path. */
  public String kernelPath() {
    return toKernel(root);
  }

  @Override
  public String toString() {
    return root.toString();
  }

  static String toKernel(Path path) {
    return "file:" + path;
  }

  /**
   * Undoes {@link #toKernel}, for the forms Kernel itself produces ({@code file:/}, {@code
   * file:///}).
   */
  static Path fromKernel(String path) {
    if (!path.startsWith("file:")) {
      return Path.of(path);
    }
    int start = "file:".length();
    while (start + 1 < path.length() && path.charAt(start + 1) == '/') {
      start++;
    }
    return Path.of(path.substring(start));
  }
}
