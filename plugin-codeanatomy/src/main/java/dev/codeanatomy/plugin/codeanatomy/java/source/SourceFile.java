package dev.codeanatomy.plugin.codeanatomy.java.source;

import java.util.Objects;

/**
 * One Java file as it stood when its tree was read.
 *
 * @param entry path and place
 * @param size length in bytes
 * @param contentHash hash of the bytes, as {@link ContentHash} writes it
 */
public record SourceFile(SourceEntry entry, long size, String contentHash) {
  public SourceFile {
    Objects.requireNonNull(entry, "entry");
    Objects.requireNonNull(contentHash, "contentHash");
    if (size < 0) {
      throw new IllegalArgumentException("size is negative: " + size);
    }
  }

  /** Path below the root, with {@code /} between names on every system. */
  public String path() {
    return entry.path();
  }
}
