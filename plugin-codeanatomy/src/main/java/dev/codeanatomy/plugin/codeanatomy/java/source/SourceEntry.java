package dev.codeanatomy.plugin.codeanatomy.java.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * One Java file that a listing met; nothing of it is read yet.
 *
 * @param path path below the root, with {@code /} between names on every system
 * @param content where its bytes come from
 */
public record SourceEntry(String path, Content content) {
  /** Largest file that is read; the compiler's positions are ints over its characters. */
  static final long MAX_BYTES = 512L << 20;

  public SourceEntry {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(content, "content");
  }

  /** A file's bytes: on disk, or built in. */
  public interface Content {
    /** Length in bytes. */
    long size() throws IOException;

    /** All bytes. */
    byte[] read() throws IOException;
  }

  /** A file on disk. */
  record OnDisk(Path location) implements Content {
    @Override
    public long size() throws IOException {
      return Files.size(location);
    }

    @Override
    public byte[] read() throws IOException {
      long size = size();
      if (size > MAX_BYTES) {
        throw new IOException(size + " bytes are more than the " + MAX_BYTES + " that are read");
      }
      return Files.readAllBytes(location);
    }
  }

  /** A file that is part of the plugin. */
  record BuiltIn(String text) implements Content {
    @Override
    public long size() {
      return read().length;
    }

    @Override
    public byte[] read() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
