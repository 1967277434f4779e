package dev.codeanatomy.host.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A process of its own that unpacks all archives of a folder, once it is told to begin. */
final class UnpackingProcess {
  private final Process process;
  private final BufferedReader output;

  private UnpackingProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts the process, and waits until it is ready. */
  static UnpackingProcess start(Path archives, Path cache, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                UnpackingProcess.class.getName(),
                archives.toString(),
                cache.toString())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    UnpackingProcess started = new UnpackingProcess(builder.start());
    String first = started.output.readLine();
    if (!"ready".equals(first)) {
      throw new IllegalStateException("The process says: " + first + started.rest());
    }
    return started;
  }

  void begin() throws IOException {
    try (OutputStream input = process.getOutputStream()) {
      input.write('\n');
    }
  }

  /** Waits for its end. What it says: {@code done}, or what went wrong. */
  String end() throws InterruptedException {
    String rest = rest();
    process.waitFor();
    return rest;
  }

  private String rest() {
    return String.join("\n", output.lines().toList());
  }

  /** The process itself. */
  public static void main(String[] arguments) throws IOException {
    List<Path> archives;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      archives = files.sorted().toList();
    }
    PluginCache cache = new PluginCache(Path.of(arguments[1]));
    System.out.println("ready");
    if (System.in.read() < 0) {
      return;
    }
    for (Path file : archives) {
      PluginArchive.Opening opening = PluginArchive.open(file, ArchiveLimits.USUAL);
      if (!(opening instanceof PluginArchive.Opening.Opened opened)) {
        throw new IllegalStateException(opening.toString());
      }
      try {
        cache.unpack(opened.archive());
      } catch (IOException e) {
        System.out.println(e);
        throw new UncheckedIOException(e);
      }
    }
    System.out.println("done");
  }
}
