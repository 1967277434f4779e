package dev.codeanatomy.engine.delta;

import io.delta.kernel.defaults.engine.fileio.FileIO;
import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Kernel's file access on java.nio, so that no Hadoop file system is opened: those fork a process
 * per permission change, leave checksum files behind, and do not run on this JDK. A file appears
 * whole or not at all, and never over an existing one (a hard link of a finished temporary file).
 *
 * <p>Stateless, so safe for any number of threads.
 */
final class NioFileIo implements FileIO {
  private static final Comparator<FileStatus> BY_UTF8_NAME =
      Comparator.comparing(
          status -> name(status).getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

  @Override
  public CloseableIterator<FileStatus> listFrom(String filePath) throws IOException {
    Path from = TableLocation.fromKernel(filePath);
    Path directory = parent(from);
    byte[] first = fileName(from).getBytes(StandardCharsets.UTF_8);
    List<FileStatus> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        byte[] name = fileName(entry).getBytes(StandardCharsets.UTF_8);
        if (Arrays.compareUnsigned(name, first) >= 0) {
          statusIfPresent(entry).ifPresent(found::add);
        }
      }
    } catch (NoSuchFileException missing) {
      throw notFound(missing, directory);
    }
    found.sort(BY_UTF8_NAME);
    return Utils.toCloseableIterator(found.iterator());
  }

  @Override
  public FileStatus getFileStatus(String path) throws IOException {
    Path file = TableLocation.fromKernel(path);
    return statusIfPresent(file).orElseThrow(() -> new FileNotFoundException(file.toString()));
  }

  @Override
  public String resolvePath(String path) {
    return TableLocation.toKernel(TableLocation.fromKernel(path).toAbsolutePath().normalize());
  }

  @Override
  public boolean mkdirs(String path) throws IOException {
    Files.createDirectories(TableLocation.fromKernel(path));
    return true;
  }

  @Override
  public InputFile newInputFile(String path, long fileSize) {
    return new NioInputFile(path, TableLocation.fromKernel(path), fileSize);
  }

  @Override
  public OutputFile newOutputFile(String path) {
    return new NioOutputFile(path, TableLocation.fromKernel(path));
  }

  @Override
  public boolean delete(String path) throws IOException {
    return Files.deleteIfExists(TableLocation.fromKernel(path));
  }

  @Override
  public Optional<String> getConf(String key) {
    return Optional.empty();
  }

  @Override
  public void copyFileAtomically(String from, String to, boolean overwrite) throws IOException {
    Path source = TableLocation.fromKernel(from);
    try (AtomicFile target = AtomicFile.create(TableLocation.fromKernel(to))) {
      Files.copy(source, target.stream());
      target.publish(overwrite);
    } catch (NoSuchFileException missing) {
      throw notFound(missing, source);
    }
  }

  /** A file that a concurrent clean-up removed between listing and asking is simply not there. */
  private static Optional<FileStatus> statusIfPresent(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          FileStatus.of(
              TableLocation.toKernel(file),
              attributes.size(),
              attributes.lastModifiedTime().toMillis()));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  static FileNotFoundException notFound(NoSuchFileException cause, Path path) {
    FileNotFoundException error = new FileNotFoundException(path.toString());
    error.initCause(cause);
    return error;
  }

  static Path parent(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IOException("The file system's root is not a table: " + path);
    }
    return parent;
  }

  static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static String name(FileStatus status) {
    return status.getPath().substring(status.getPath().lastIndexOf('/') + 1);
  }
}
