package dev.codeanatomy.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The source tree this test stands in, and the class files its modules were compiled to. */
final class Reactor {
  /** Every module with main code. */
  static final List<String> MODULES =
      List.of(
          "plugin-api",
          "plugin-common",
          "plugin-host",
          "plugin-tools",
          "plugin-codeanatomy",
          "plugin-testkit",
          "engine-contract",
          "engine",
          "cli");

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private Reactor() {}

  static Path root() {
    return ROOT;
  }

  /**
   * The main classes of some modules; a module that was not compiled is an error, not an empty set.
   */
  static JavaClasses classesOf(String... modules) {
    List<Path> folders =
        Stream.of(modules).map(m -> ROOT.resolve(m).resolve("target/classes")).toList();
    for (Path folder : folders) {
      boolean hasSources = Files.isDirectory(folder.resolve("../../src/main/java").normalize());
      if (hasSources && !Files.isDirectory(folder.resolve("dev/codeanatomy"))) {
        throw new IllegalStateException(
            folder + " holds no classes; build the whole reactor first");
      }
    }
    return new ClassFileImporter().importPaths(folders);
  }

  /** The modules as the root pom lists them. */
  static List<String> declaredModules() {
    try (Stream<String> lines = Files.lines(ROOT.resolve("pom.xml"))) {
      return lines
          .map(String::strip)
          .filter(line -> line.startsWith("<module>"))
          .map(line -> line.substring("<module>".length(), line.indexOf("</")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
