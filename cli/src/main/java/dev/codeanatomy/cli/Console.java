package dev.codeanatomy.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes. Results go to {@link #out}, everything else to {@link #err}; both are
 * UTF-8 whatever the locale says.
 */
final class Console {
  private final OutputStream bytes;
  private final Writer out;
  private final PrintStream err;
  private final boolean terminal;

  Console(OutputStream out, OutputStream err, boolean terminal) {
    this.bytes = out;
    // Not a PrintStream: that would hide that the reader of a pipe has gone.
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    this.terminal = terminal;
  }

  /** The console of this process. */
  static Console ofProcess(Launch launch) {
    return new Console(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        launch.errIsTerminal());
  }

  /** Standard output, buffered; throws when nobody reads it any more. */
  Writer out() {
    return out;
  }

  /** Standard output for the plugin tools, which write to it alone. */
  PrintStream outStream() {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  PrintStream err() {
    return err;
  }

  /** Whether a person watches {@link #err()}. */
  boolean errIsTerminal() {
    return terminal;
  }

  /** Writes a line of result. */
  void print(String line) throws IOException {
    out.write(line);
    out.write('\n');
  }

  void flush() throws IOException {
    out.flush();
  }

  /** {@link #out} for picocli's help texts. */
  PrintWriter helpWriter() {
    return new PrintWriter(out);
  }
}
