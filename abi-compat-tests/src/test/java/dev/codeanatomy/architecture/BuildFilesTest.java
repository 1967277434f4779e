package dev.codeanatomy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the poms and the script of the build server must hold. */
class BuildFilesTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(?:(?!</dependency>).)*</dependency>", Pattern.DOTALL);
  private static final Pattern VERSION = Pattern.compile("<version>([^<]*)</version>");

  @Test
  void noPomNamesASnapshot() throws IOException {
    for (String pom : poms()) {
      assertThat(read(pom)).as(pom).contains("<project").doesNotContain("-SNAPSHOT");
    }
  }

  /** A module names a version only of what the reactor itself builds. */
  @Test
  void versionsOfLibrariesStandInTheBomAlone() throws IOException {
    TreeSet<String> elsewhere = new TreeSet<>();
    for (String pom : poms()) {
      if (pom.equals("bom/pom.xml")) {
        continue;
      }
      for (MatchResult dependency : DEPENDENCY.matcher(read(pom)).results().toList()) {
        VERSION
            .matcher(dependency.group())
            .results()
            .map(version -> version.group(1))
            .filter(version -> !version.equals("${project.version}"))
            .forEach(version -> elsewhere.add(pom + ": " + version));
      }
    }
    assertThat(elsewhere).isEmpty();
    assertThat(read("bom/pom.xml")).contains("<dependencyManagement>").doesNotContain("<parent>");
  }

  @Test
  void theBuildServerRunsTheReadmesTestCommand() throws IOException {
    Optional<String> command =
        read("README.md").lines().filter(line -> line.startsWith("mvn ")).findFirst();
    assertThat(command).isPresent();
    assertThat(read(".ci/run").lines().filter(line -> line.startsWith("exec ")))
        // -B only keeps colours and progress out of a log.
        .map(line -> line.substring("exec ".length()).replace(" -B ", " "))
        .containsExactly(command.orElseThrow());
  }

  private static List<String> poms() {
    return Stream.concat(
            Stream.of("pom.xml"),
            Reactor.declaredModules().stream().map(module -> module + "/pom.xml"))
        .collect(Collectors.toList());
  }

  private static String read(String file) throws IOException {
    return Files.readString(Reactor.root().resolve(Path.of(file)));
  }
}
