package dev.codeanatomy.cli;

import dev.codeanatomy.tools.LogAppenders;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the log of a run goes: {@code run.log} in the output directory, appended; without an output
 * directory only {@code --verbose} shows it.
 */
final class RunLog {
  private RunLog() {}

  static void open(Optional<Path> outputDirectory) {
    outputDirectory.ifPresent(folder -> LogAppenders.toFile(folder.resolve("run.log")));
  }
}
