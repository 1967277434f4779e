package dev.codeanatomy.engine.delta;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is written under a hidden temporary name and then appears at once under its own, on
 * stable storage. Closing without {@link #publish} leaves nothing. For one thread.
 */
final class AtomicFile implements AutoCloseable {
  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream stream;

  private AtomicFile(Path target, Path temporary, FileChannel channel) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
    this.stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  static AtomicFile create(Path target) throws IOException {
    Path directory = NioFileIo.parent(target);
    Files.createDirectories(directory);
    Path temporary =
        directory.resolve("." + NioFileIo.fileName(target) + "." + UUID.randomUUID() + ".tmp");
    return new AtomicFile(
        target,
        temporary,
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  /** Where the content goes. Buffered; closed with this object. */
  OutputStream stream() {
    return stream;
  }

  /**
   * Makes the file visible.
   *
   * @param overwrite whether an existing file is replaced
   * @throws FileAlreadyExistsException if there is one and it must stay
   */
  void publish(boolean overwrite) throws IOException {
    stream.flush();
    channel.force(true);
    if (overwrite) {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } else {
      link();
    }
    syncDirectory();
  }

  private void link() throws IOException {
    try {
      Files.createLink(target, temporary);
    } catch (UnsupportedOperationException noLinks) {
      throw new IOException(
          "The file system of " + target + " has no hard links, so commits are not safe on it",
          noLinks);
    }
  }

  /**
   * The name must survive a power cut too. Not every system can open a directory: then it cannot.
   */
  private void syncDirectory() {
    try (FileChannel directory =
        FileChannel.open(NioFileIo.parent(target), StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException unsupported) {
      // The file is visible already: failing here would call a durable commit a failed one.
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException leftover) {
      // As above: the target may be committed. A hidden leftover is never read by anyone.
    }
  }
}
