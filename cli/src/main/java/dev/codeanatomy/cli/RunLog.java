package dev.codeanatomy.cli;

import dev.codeanatomy.engine.session.Locations;
import dev.codeanatomy.tools.LogAppenders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the log of a run goes: {@code run.log} in the output directory, or in the cache directory
 * for a run without one; appended. It is there for runs that were refused, too.
 */
final class RunLog {
  private RunLog() {}

  static void open(Optional<Path> outputDirectory) {
    Path folder =
        outputDirectory.orElseGet(() -> Locations.resolve(Optional.empty()).cache().path());
    if (!Files.exists(folder) || Files.isDirectory(folder)) {
      LogAppenders.toFile(folder.resolve("run.log"));
    }
  }
}
