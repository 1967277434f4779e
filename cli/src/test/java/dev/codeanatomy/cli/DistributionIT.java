package dev.codeanatomy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.cli.LauncherFixture.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed distribution, started as a user starts it. */
class DistributionIT {
  private static final Path DISTRIBUTION = Path.of("target", "codeanatomy").toAbsolutePath();
  private static final Path LAUNCHER = DISTRIBUTION.resolve("bin/codeanatomy");

  @TempDir private Path folder;
  private LauncherFixture fixture;

  @BeforeEach
  void theJdkOfThisTest() {
    fixture = new LauncherFixture(folder);
    fixture.with("CODEANATOMY_JAVA_HOME", System.getProperty("java.home"));
  }

  @Test
  void everyJarThatAManifestNamesIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    try (Stream<Path> jars = Files.list(DISTRIBUTION.resolve("lib"))) {
      for (Path jar :
          jars.filter(p -> p.getFileName().toString().matches("(cli|plugin-tools)-.*")).toList()) {
        for (String entry : classPath(jar)) {
          if (!Files.exists(jar.resolveSibling(entry))) {
            missing.add(jar.getFileName() + " names " + entry);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void noJarIsASnapshot() throws IOException {
    try (Stream<Path> jars = Files.list(DISTRIBUTION.resolve("lib"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString()))
          .hasSizeGreaterThan(20)
          .noneMatch(name -> name.contains("SNAPSHOT"));
    }
  }

  @Test
  void theLauncherCleansExactlyTheModulesThatAreHere() throws IOException {
    List<String> modules = new ArrayList<>();
    try (Stream<Path> files =
        Stream.concat(
            Files.list(DISTRIBUTION.resolve("lib")), Files.list(DISTRIBUTION.resolve("plugins")))) {
      files
          .map(file -> file.getFileName().toString().replaceFirst("-0\\.1\\.0\\.(jar|zip)$", ""))
          .filter(name -> Files.exists(Path.of("..", name, "pom.xml")))
          .forEach(modules::add);
    }
    String cleaned =
        Files.readString(LAUNCHER)
            .lines()
            .filter(line -> line.strip().startsWith("for module in "))
            .findFirst()
            .orElseThrow();
    assertThat(cleaned.strip().replaceFirst("for module in (.*); do", "$1").split(" "))
        .containsExactlyInAnyOrderElementsOf(modules);
  }

  @Test
  void versionIsThatOfTheBuildAndNothingElseIsPrinted() {
    Outcome outcome = fixture.run(LAUNCHER, "--version");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).startsWith("codeanatomy 0.1.0\nJDK ");
  }

  @Test
  void aReaderThatStopsEarlyIsNoFailure() throws IOException {
    // The help is longer than nothing, which is what this reader takes.
    fixture.tool("pipe", "{ \"$@\" --help; echo \"code $?\" >&2; } | true");
    Outcome outcome = fixture.run(folder.resolve("tools/pipe"), LAUNCHER.toString());
    assertThat(outcome.err()).isEqualTo("code 0\n");
  }

  private static List<String> classPath(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      String value = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return value == null ? List.of() : List.of(value.split(" ", -1));
    }
  }
}
