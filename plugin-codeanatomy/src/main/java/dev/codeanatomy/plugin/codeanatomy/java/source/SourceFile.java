package dev.codeanatomy.plugin.codeanatomy.java.source;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One Java file as it stood when its tree was listed.
 *
 * @param path path below the root, with {@code /} between names on every system
 * @param location where to read it
 * @param size length in bytes
 * @param contentHash hash of the bytes, as {@link ContentHash} writes it
 */
public record SourceFile(String path, Path location, long size, String contentHash) {
  public SourceFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(contentHash, "contentHash");
    if (size < 0) {
      throw new IllegalArgumentException("size is negative: " + size);
    }
  }
}
