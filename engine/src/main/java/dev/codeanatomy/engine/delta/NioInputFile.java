package dev.codeanatomy.engine.delta;

import io.delta.kernel.defaults.engine.fileio.InputFile;
import io.delta.kernel.defaults.engine.fileio.SeekableInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of the log to read.
 *
 * @param knownLength its size in bytes, or less than one where Kernel does not know it
 */
record NioInputFile(String path, Path file, long knownLength) implements InputFile {

  @Override
  public long length() throws IOException {
    return knownLength > 0 ? knownLength : Files.size(file);
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    try {
      return new ChannelStream(FileChannel.open(file, StandardOpenOption.READ));
    } catch (NoSuchFileException missing) {
      // Kernel takes this type as "not there" and any other as "perhaps being written", and
      // retries.
      throw NioFileIo.notFound(missing, file);
    }
  }

  private static final class ChannelStream extends SeekableInputStream {
    private final FileChannel channel;

    /** Holds the bytes from {@code next - position} to {@code next + remaining} of the file. */
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16).limit(0);

    ChannelStream(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public long getPos() throws IOException {
      return channel.position() - buffer.remaining();
    }

    @Override
    public void seek(long position) throws IOException {
      long end = channel.position();
      long start = end - buffer.limit();
      if (position >= start && position <= end) {
        buffer.position((int) (position - start));
      } else {
        channel.position(position);
        buffer.limit(0);
      }
    }

    @Override
    public int read() throws IOException {
      return fill() ? buffer.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, buffer.remaining());
      buffer.get(bytes, offset, count);
      return count;
    }

    @Override
    public void readFully(byte[] bytes, int offset, int length) throws IOException {
      int done = 0;
      while (done < length) {
        int count = read(bytes, offset + done, length - done);
        if (count < 0) {
          throw new EOFException("The file ends " + (length - done) + " bytes too early");
        }
        done += count;
      }
    }

    private boolean fill() throws IOException {
      if (buffer.hasRemaining()) {
        return true;
      }
      buffer.clear();
      int count = channel.read(buffer);
      buffer.flip();
      return count > 0;
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
