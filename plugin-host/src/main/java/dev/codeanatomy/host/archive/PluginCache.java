package dev.codeanatomy.host.archive;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The host's private directory of unpacked archives, one below it per content hash. An archive is
 * unpacked beside its place and moved there in one step, so what stands there is whole, whoever
 * else unpacks the same at the same time. What already stands there is used only if it is, file by
 * file and byte by byte, what the archive holds. Safe for many threads and processes.
 */
public final class PluginCache {
  /** Somebody else's move can come between ours; each time, what they left is looked at again. */
  private static final int ATTEMPTS = 5;

  private final Path directory;

  /** A cache at this directory, which is made when it is first needed. */
  public PluginCache(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  public Path directory() {
    return directory;
  }

  /**
   * Gives the directory with the archive's content, unpacking it if it is not there yet.
   *
   * @throws IOException if the disk does not take it
   */
  public Path unpack(PluginArchive archive) throws IOException {
    Path target = directory.resolve(archive.hash().hex());
    try {
      if (holds(target, archive.content())) {
        return target;
      }
      Files.createDirectories(directory);
      Path fresh = Files.createTempDirectory(directory, ".unpacking-");
      try {
        unpackTo(fresh, archive.content());
        put(fresh, target, archive.content());
      } finally {
        delete(fresh);
      }
      return target;
    } catch (InvalidPathException e) {
      throw new IOException("this system has no file called '" + e.getInput() + "'", e);
    }
  }

  private static void put(Path fresh, Path target, ArchiveContent content) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
          // It is not what the archive holds: out of the way with it, as a whole.
          delete(Files.move(target, fresh.resolveSibling(fresh.getFileName() + "-" + attempt)));
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (FileSystemException e) {
        if (holds(target, content)) {
          return;
        }
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Whether a directory holds the files of the archive, and no others. */
  private static boolean holds(Path target, ArchiveContent content) throws IOException {
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Comparison comparison = new Comparison(target, content);
    try {
      Files.walkFileTree(target, comparison);
    } catch (FileSystemException e) {
      // Another process moves it away just now, or it cannot be read: then it is not whole.
      return false;
    }
    return comparison.missing.isEmpty() && !comparison.different;
  }

  /** Walks over an unpacked tree until a file of it is not what the archive holds. */
  private static final class Comparison extends SimpleFileVisitor<Path> {
    private final ArchiveContent content;
    private final Map<Path, ArchiveEntry> missing = new HashMap<>();
    private boolean different;

    Comparison(Path target, ArchiveContent content) {
      this.content = content;
      for (ArchiveEntry entry : content.entries()) {
        if (!entry.directory()) {
          missing.put(target.resolve(entry.name()), entry);
        }
      }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      ArchiveEntry entry = missing.remove(file);
      different =
          entry == null
              || !attributes.isRegularFile()
              || attributes.size() != entry.bytes()
              || !Arrays.equals(Files.readAllBytes(file), content.read(entry));
      return different ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }

  private static void unpackTo(Path target, ArchiveContent content) throws IOException {
    for (ArchiveEntry entry : content.entries()) {
      Path file = target.resolve(entry.name()).normalize();
      if (!file.startsWith(target)) {
        throw new IOException("Entry '" + entry.shown() + "' leads outside");
      }
      if (entry.directory()) {
        Files.createDirectories(file);
      } else {
        Files.createDirectories(file.getParent());
        Files.write(file, content.read(entry));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> tree = Files.walk(directory)) {
      paths = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
