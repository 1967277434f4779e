package dev.codeanatomy.engine.delta;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The Parquet files in a table's directory that one run wrote. */
final class DataFiles {
  private DataFiles() {}

  /** The names that match, as a set of the caller's own. */
  static Set<String> named(Path directory, Pattern names) throws IOException {
    Set<String> found = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (names.matcher(NioFileIo.fileName(entry)).matches()) {
          found.add(NioFileIo.fileName(entry));
        }
      }
    }
    return found;
  }

  static void delete(Path directory, Set<String> names) throws IOException {
    for (String name : names) {
      Files.deleteIfExists(directory.resolve(name));
    }
  }

  /** Brings a file's content to stable storage: a commit must not outlive the rows it names. */
  static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
