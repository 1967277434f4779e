package dev.codeanatomy.cli;

import dev.codeanatomy.common.finding.DidYouMean;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the text of a spec, or says why that cannot be done. */
final class SpecFile {
  private SpecFile() {}

  /**
   * The file's text.
   *
   * @throws EngineException with {@code SPEC-2012} if there is no such file or it cannot be read
   */
  static String read(Path file) {
    if (!Files.exists(file)) {
      throw refuse(file, "there is no such file", meant(file));
    }
    if (!Files.isRegularFile(file)) {
      throw refuse(file, "this is not a file", Optional.empty());
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw refuse(file, "the file is not UTF-8 text", Optional.empty());
    } catch (IOException e) {
      throw refuse(file, "the file cannot be read: " + e.getMessage(), Optional.empty());
    }
  }

  private static EngineException refuse(Path file, String found, Optional<String> remedy) {
    return new EngineException(
        EngineStage.SPEC,
        Finding.of(FindingCode.SPEC_UNREADABLE, file.toString(), found)
            .expected("an execution spec in JSON")
            .remedy(remedy));
  }

  private static Optional<String> meant(Path file) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("."));
    try (Stream<Path> siblings = Files.list(folder)) {
      List<String> names =
          siblings
              .map(path -> path.getFileName().toString())
              .filter(n -> n.endsWith(".json"))
              .toList();
      return DidYouMean.question(String.valueOf(file.getFileName()), names);
    } catch (IOException e) {
      return Optional.of("The folder " + folder + " cannot be listed either");
    }
  }
}
