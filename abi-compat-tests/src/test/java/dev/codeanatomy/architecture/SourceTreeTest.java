package dev.codeanatomy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the source tree itself must hold. */
class SourceTreeTest {
  /** Ends of the names of files that the build runs. */
  private static final List<String> TEST_CLASSES = List.of("Test.java", "IT.java");

  @Test
  void everyPackageHasTestsOfItsOwn() throws IOException {
    Set<String> without = new TreeSet<>();
    for (Path code : packages()) {
      Path tests = Path.of(code.toString().replace("/src/main/java/", "/src/test/java/"));
      if (!Files.isDirectory(tests) || files(tests).noneMatch(SourceTreeTest::isTest)) {
        without.add(Reactor.root().relativize(code).toString());
      }
    }
    assertThat(without).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    Set<String> without = new TreeSet<>();
    for (Path code : packages()) {
      Path info = code.resolve("package-info.java");
      if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
        without.add(Reactor.root().relativize(code).toString());
      }
    }
    assertThat(without).isEmpty();
  }

  /** Folders of main code that hold more than a description. */
  private static Set<Path> packages() throws IOException {
    Set<Path> packages = new TreeSet<>();
    for (String module : Reactor.MODULES) {
      Path main = Reactor.root().resolve(module).resolve("src/main/java");
      if (Files.isDirectory(main)) {
        try (Stream<Path> tree = Files.walk(main)) {
          tree.filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("package-info.java"))
              .forEach(file -> packages.add(file.getParent()));
        }
      }
    }
    assertThat(packages).hasSizeGreaterThan(Reactor.MODULES.size());
    return packages;
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList().stream();
    }
  }

  private static boolean isTest(Path file) {
    return TEST_CLASSES.stream().anyMatch(end -> file.toString().endsWith(end));
  }
}
