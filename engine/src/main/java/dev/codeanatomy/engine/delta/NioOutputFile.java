package dev.codeanatomy.engine.delta;

import io.delta.kernel.defaults.engine.fileio.OutputFile;
import io.delta.kernel.defaults.engine.fileio.PositionOutputStream;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file of the log: commits as lines, checkpoints as streams. Both appear whole or not at all. */
record NioOutputFile(String path, Path file) implements OutputFile {

  @Override
  public PositionOutputStream create(boolean putIfAbsent) throws IOException {
    return new PublishedOnClose(AtomicFile.create(file), !putIfAbsent);
  }

  @Override
  public void writeAtomically(CloseableIterator<String> lines, boolean overwrite)
      throws IOException {
    try (lines;
        AtomicFile target = AtomicFile.create(file)) {
      while (lines.hasNext()) {
        target.stream().write(lines.next().getBytes(StandardCharsets.UTF_8));
        target.stream().write('\n');
      }
      target.publish(overwrite);
    }
  }

  /** A writer that failed still closes its stream; what it wrote so far must not appear. */
  private static final class PublishedOnClose extends PositionOutputStream {
    private final AtomicFile target;
    private final boolean overwrite;
    private long position;
    private boolean failed;
    private boolean closed;

    PublishedOnClose(AtomicFile target, boolean overwrite) {
      this.target = target;
      this.overwrite = overwrite;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      boolean done = false;
      try {
        target.stream().write(bytes, offset, length);
        done = true;
      } finally {
        failed |= !done;
      }
      position += length;
    }

    @Override
    public void flush() throws IOException {
      target.stream().flush();
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      try (target) {
        if (!failed) {
          target.publish(overwrite);
        }
      }
    }
  }
}
