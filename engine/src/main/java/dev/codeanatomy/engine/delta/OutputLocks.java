package dev.codeanatomy.engine.delta;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps runs out of each other's output directories. A lock is the operating system's, so it ends
 * with its process, however that ends; the hidden file that carries it stays and says nothing.
 *
 * <p>One object per process: the system gives locks to processes, and two threads of one are told
 * apart here. Safe for any number of threads. Closing it releases what is still held.
 */
public final class OutputLocks implements AutoCloseable {
  static final String FILE_NAME = ".codeanatomy.lock";
  private static final int OWNER_BYTES = 4096;

  private final Map<Path, FileChannel> held = new HashMap<>();

  /** Channels of files that someone else in this process has locked: closing them would unlock. */
  private final List<FileChannel> parked = new ArrayList<>();

  /** Holds nothing yet. */
  public OutputLocks() {}

  /** A directory that no other run writes to until this is closed. Closing twice does nothing. */
  public interface OutputLock extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes a directory, which is made if it is not there.
   *
   * @throws EngineException with {@link FindingCode#OUTPUT_IN_USE} naming the other run, or with
   *     {@link FindingCode#DELTA_WRITE_FAILED} if the directory cannot be used
   */
  public synchronized OutputLock acquire(Path directory, String runId) {
    try {
      Files.createDirectories(directory);
      Path file = directory.toRealPath().resolve(FILE_NAME);
      FileChannel open = held.get(file);
      if (open != null) {
        throw inUse(directory, owner(open));
      }
      lock(directory, file, runId);
      return () -> release(file);
    } catch (IOException failure) {
      throw KernelFailures.writing(new TableLocation(directory), failure);
    }
  }

  private void lock(Path directory, Path file, String runId) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean kept = false;
    try {
      if (channel.tryLock() == null) {
        throw inUse(directory, owner(channel));
      }
      channel.truncate(0);
      String owner = "run " + runId + ", process " + ProcessHandle.current().pid();
      channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), 0);
      held.put(file, channel);
      kept = true;
    } catch (OverlappingFileLockException sameProcess) {
      parked.add(channel);
      kept = true;
      throw inUse(directory, owner(channel));
    } finally {
      if (!kept) {
        channel.close();
      }
    }
  }

  private static String owner(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(OWNER_BYTES);
    channel.read(text, 0);
    String owner = StandardCharsets.UTF_8.decode(text.flip()).toString();
    return owner.isBlank() ? "another run" : owner;
  }

  private static EngineException inUse(Path directory, String owner) {
    return new EngineException(
        EngineStage.WRITE,
        Finding.of(
                FindingCode.OUTPUT_IN_USE,
                directory.toString(),
                "the directory is in use by " + owner)
            .remedy("Wait for that run to end, or write to another directory"));
  }

  private synchronized void release(Path file) {
    FileChannel channel = held.remove(file);
    if (channel != null) {
      closeQuietly(channel);
    }
  }

  /** The lock ends with the channel in any case; there is nothing a caller could do. */
  private static void closeQuietly(FileChannel channel) {
    try (channel) {
      channel.truncate(0);
    } catch (IOException ignored) {
      // See above.
    }
  }

  @Override
  public synchronized void close() {
    held.values().forEach(OutputLocks::closeQuietly);
    held.clear();
    for (FileChannel channel : parked) {
      try (channel) {
        channel.isOpen();
      } catch (IOException ignored) {
        // Nothing was written through it.
      }
    }
    parked.clear();
  }
}
