package dev.codeanatomy.host.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The host's private directory of unpacked archives, one below it per content hash. An archive is
 * unpacked beside its place and moved there in one step, so what stands there is whole, whoever
 * else unpacks the same at the same time. Safe for many threads and processes.
 */
public final class PluginCache {
  private static final int BUFFER = 1 << 16;

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
   * @throws LimitExceededException if it is larger than its directory said and the limits allow
   */
  public Path unpack(PluginArchive archive, ArchiveLimits limits)
      throws IOException, LimitExceededException {
    Path target = directory.resolve(archive.hash().hex());
    if (isWhole(archive, target)) {
      return target;
    }
    Files.createDirectories(directory);
    Path fresh = Files.createTempDirectory(directory, ".unpacking-");
    try {
      unpackTo(archive, fresh, limits);
      if (Files.exists(target)) {
        // Someone meddled with it, or another process is just ahead: put it out of the way whole.
        delete(Files.move(target, fresh.resolveSibling(fresh.getFileName() + "-old")));
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException
        | DirectoryNotEmptyException
        | AtomicMoveNotSupportedException e) {
      if (!isWhole(archive, target)) {
        throw e;
      }
    } finally {
      delete(fresh);
    }
    return target;
  }

  /** More bytes came out of an archive than its limits allow. */
  public static final class LimitExceededException extends Exception {
    private static final long serialVersionUID = 1L;

    LimitExceededException(String message) {
      super(message);
    }
  }

  private static boolean isWhole(PluginArchive archive, Path target) throws IOException {
    for (ArchiveEntry entry : archive.entries()) {
      Path file = target.resolve(entry.name());
      if (!entry.directory() && !(Files.isRegularFile(file) && Files.size(file) == entry.bytes())) {
        return false;
      }
    }
    return Files.isDirectory(target);
  }

  private static void unpackTo(PluginArchive archive, Path target, ArchiveLimits limits)
      throws IOException, LimitExceededException {
    long total = 0;
    byte[] buffer = new byte[BUFFER];
    try (ZipFile zip = new ZipFile(archive.path().toFile(), StandardCharsets.UTF_8)) {
      for (ArchiveEntry entry : archive.entries()) {
        Path file = target.resolve(entry.name()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("Entry '" + entry.name() + "' leads outside");
        }
        if (entry.directory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = zip.getInputStream(zip.getEntry(entry.name()));
            OutputStream out = Files.newOutputStream(file)) {
          long bytes = 0;
          for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            bytes += n;
            total += n;
            if (bytes > limits.entryBytes() || total > limits.totalBytes()) {
              throw new LimitExceededException("entry '" + entry.name() + "' goes on");
            }
            out.write(buffer, 0, n);
          }
        }
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
