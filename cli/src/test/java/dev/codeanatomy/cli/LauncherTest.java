package dev.codeanatomy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.cli.LauncherFixture.Outcome;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
  /** A {@code mvn} that makes a distribution below the working directory, and counts its calls. */
  private static final String WORKING_MAVEN =
      """
      echo call >>"$HOME/calls"
      sleep 1
      mkdir -p cli/target/codeanatomy/lib
      : >cli/target/codeanatomy/lib/cli-0.1.0.jar
      : >cli/target/codeanatomy/built.properties\
      """;

  @TempDir private Path temp;
  private LauncherFixture fixture;

  @BeforeEach
  void aFolderWithSpacesInItsName() throws IOException {
    fixture = new LauncherFixture(Files.createDirectories(temp.resolve("with some spaces")));
    Files.createDirectories(fixture.folder.resolve("home"));
  }

  @Test
  void passesArgumentsOnAsTheyAre() {
    Path launcher = fixture.distribution("dist");
    fixture.with("CODEANATOMY_JAVA_HOME", fixture.jdk("jdk 25", "25.0.3").toString());

    Outcome outcome = fixture.run(launcher, "query", "select 'a  b'", "--table", "t=x y", "");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).endsWith("query\nselect 'a  b'\n--table\nt=x y\n\n");
    assertThat(outcome.out())
        .contains("-Dcodeanatomy.home=" + fixture.folder.resolve("dist"))
        .contains("\n-jar\n" + fixture.folder.resolve("dist/lib/cli-0.1.0.jar") + "\n");
  }

  @Test
  void worksThroughLinks() throws IOException {
    Path launcher = fixture.distribution("dist");
    fixture.with("CODEANATOMY_JAVA_HOME", fixture.jdk("jdk", "25").toString());
    Path near =
        Files.createSymbolicLink(fixture.folder.resolve("near"), Path.of("dist/bin/codeanatomy"));
    Path far = Files.createSymbolicLink(fixture.folder.resolve("home/far"), near.toAbsolutePath());

    assertThat(fixture.run(far, "--version").out())
        .contains("-Dcodeanatomy.home=" + launcher.getParent().getParent());
  }

  @Test
  void theOwnVariableComesBeforeJavaHome() {
    Path launcher = fixture.distribution("dist");
    fixture.with("JAVA_HOME", fixture.jdk("second", "25").toString());
    assertThat(fixture.run(launcher, "x").out()).startsWith("java of second\n");

    fixture.with("CODEANATOMY_JAVA_HOME", fixture.jdk("first", "26.0.1").toString());
    assertThat(fixture.run(launcher, "x").out()).startsWith("java of first\n");
  }

  @Test
  void aJavaHomeThatIsTooOldIsPassedOver() {
    Path launcher = fixture.distribution("dist");
    Path old = fixture.jdk("old", "17.0.15");
    Path young = fixture.jdk("young", "25.0.1");
    fixture.with("JAVA_HOME", old.toString()).with("PATH", young.resolve("bin") + ":/usr/bin:/bin");

    assertThat(fixture.run(launcher, "query", "x").out()).startsWith("java of young\n");
  }

  @Test
  void pluginCommandsTakeJdk17AndOnlyThePluginTools() {
    Path launcher = fixture.distribution("dist");
    fixture.with("JAVA_HOME", fixture.jdk("old", "17.0.15").toString());

    Outcome outcome = fixture.run(launcher, "plugin", "list");

    assertThat(outcome.out())
        .startsWith("java of old\n")
        .contains("/dist/lib/plugin-tools-0.1.0.jar\nplugin\nlist\n")
        .doesNotContain("cli-0.1.0.jar")
        .doesNotContain("sun-misc-unsafe");
  }

  @Test
  void anOptionMayStandBeforePlugin() {
    Path launcher = fixture.distribution("dist");
    fixture.with("JAVA_HOME", fixture.jdk("old", "17.0.15").toString());

    assertThat(fixture.run(launcher, "--verbose", "plugin", "list").out())
        .startsWith("java of old\n")
        .contains("/dist/lib/plugin-tools-0.1.0.jar\n--verbose\nplugin\nlist\n");
  }

  @Test
  void aNamedJdkThatDoesNotDoIsRefusedInOneLine() {
    Path launcher = fixture.distribution("dist");
    fixture.with("CODEANATOMY_JAVA_HOME", fixture.jdk("old", "17.0.15").toString());

    Outcome engine = fixture.run(launcher, "query", "select 1");
    assertThat(engine.code()).isEqualTo(ExitCode.FAILED);
    assertThat(engine.err()).contains("which is JDK 17; this command needs JDK 25").hasLineCount(1);

    fixture.with("CODEANATOMY_JAVA_HOME", "/nowhere");
    Outcome plugin = fixture.run(launcher, "plugin", "verify", "x.zip");
    assertThat(plugin.code()).isEqualTo(ExitCode.NOT_CHECKED);
    assertThat(plugin.err()).contains("/nowhere, which is not a JDK; this command needs JDK 17");
  }

  @Test
  void theHeapIsWhatTheProfileSays() {
    Path launcher = fixture.distribution("dist");
    fixture.with("CODEANATOMY_JAVA_HOME", fixture.jdk("jdk", "25").toString());
    for (EnvironmentProfile profile : EnvironmentProfile.values()) {
      String heap = "-Xmx" + (profile.heapBytes() >> 20) + "m\n";
      assertThat(fixture.run(launcher, "run", "s", "--profile", profile.label()).out())
          .contains(heap);
      assertThat(fixture.run(launcher, "run", "s", "--profile=" + profile.label()).out())
          .contains(heap);
    }
  }

  @Test
  void firstUseBuildsWithOneLineOfProgress() {
    Path launcher = fixture.checkout("clone");
    fixture.with("CODEANATOMY_JAVA_HOME", fixture.jdk("jdk", "25").toString());
    fixture.maven(WORKING_MAVEN);

    Outcome first = fixture.run(launcher, "--version");
    assertThat(first.code()).isZero();
    assertThat(first.err()).startsWith("Building CodeAnatomy (first use").hasLineCount(1);
    assertThat(first.out()).contains("-Dcodeanatomy.checkout=" + launcher.getParent());

    assertThat(fixture.run(launcher, "--version").err()).isEmpty();
  }

  @Test
  void twoFirstUsesAtOnceBuildOnce() throws IOException {
    Path launcher = fixture.checkout("clone");
    fixture.with("CODEANATOMY_JAVA_HOME", fixture.jdk("jdk", "25").toString());
    fixture.maven(WORKING_MAVEN);

    Process one = fixture.start(launcher, "--version");
    Process two = fixture.start(launcher, "--version");

    assertThat(LauncherFixture.finish(one).code()).isZero();
    assertThat(LauncherFixture.finish(two).code()).isZero();
    assertThat(fixture.folder.resolve("home/calls")).hasContent("call");
  }

  @Test
  void aLockOfADeadProcessIsTakenOver() {
    Path launcher = fixture.checkout("clone");
    fixture.with("CODEANATOMY_JAVA_HOME", fixture.jdk("jdk", "25").toString());
    fixture.maven(WORKING_MAVEN);
    // No process has this id: it is above the largest that Linux and macOS give.
    fixture.write(launcher.resolveSibling("target/first-use.lock/holder"), "99999999 1");

    assertThat(fixture.run(launcher, "--version").code()).isZero();
  }

  @Test
  void aLockOfAProcessWhoseIdWasGivenAgainIsTakenOver() {
    Path launcher = fixture.checkout("clone");
    fixture.with("CODEANATOMY_JAVA_HOME", fixture.jdk("jdk", "25").toString());
    fixture.maven(WORKING_MAVEN);
    // This process runs, and did not start then.
    fixture.write(
        launcher.resolveSibling("target/first-use.lock/holder"),
        ProcessHandle.current().pid() + " in another life");

    assertThat(fixture.run(launcher, "--version").code()).isZero();
  }

  @Test
  void aLockIsKeptWhileItsHolderRunsAndTheOtherSaysSo() throws IOException {
    Path launcher = fixture.checkout("clone");
    fixture.with("CODEANATOMY_JAVA_HOME", fixture.jdk("jdk", "25").toString());
    // The first one builds until it is told that it is enough.
    fixture.maven("while [ ! -e \"$HOME/enough\" ]; do sleep 1; done\n" + WORKING_MAVEN);
    Process one = fixture.start(launcher, "--version");
    Path holder = launcher.resolveSibling("target/first-use.lock/holder");
    fixture.tool("until-held", "while [ ! -s '" + holder + "' ]; do sleep 1; done");
    assertThat(fixture.run(fixture.folder.resolve("tools/until-held")).code()).isZero();

    Process two = fixture.start(launcher, "--version");
    String said = firstLine(two);
    fixture.write(fixture.folder.resolve("home/enough"), "");

    assertThat(said).startsWith("codeanatomy: waiting for process " + one.pid() + ", which holds ");
    assertThat(LauncherFixture.finish(one).code()).isZero();
    assertThat(LauncherFixture.finish(two).code()).isZero();
    assertThat(fixture.folder.resolve("home/calls")).hasContent("call");
  }

  private static String firstLine(Process process) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = process.getErrorStream().read();
        b >= 0 && b != '\n';
        b = process.getErrorStream().read()) {
      line.append((char) b);
    }
    return line.toString();
  }

  @Test
  void aChangedSourceIsBuiltAgain() throws IOException {
    Path launcher = fixture.checkout("clone");
    fixture.with("CODEANATOMY_JAVA_HOME", fixture.jdk("jdk", "25").toString());
    fixture.maven(WORKING_MAVEN);
    fixture.run(launcher, "--version");
    Path source = launcher.resolveSibling("cli/src/main/java/A.java");
    fixture.write(source, "class A {}");
    Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 60_000));

    assertThat(fixture.run(launcher, "--version").err())
        .startsWith("Building CodeAnatomy (sources changed");
    assertThat(fixture.with("CODEANATOMY_NO_BUILD", "1").run(launcher, "--version").err())
        .isEmpty();
  }

  @Test
  void aDeletedSourceIsBuiltAgainWithoutItsClass() throws IOException {
    Path launcher = fixture.checkout("clone");
    fixture.with("CODEANATOMY_JAVA_HOME", fixture.jdk("jdk", "25").toString());
    fixture.maven(WORKING_MAVEN);
    Path source = launcher.resolveSibling("cli/src/main/java/A.java");
    Path left = launcher.resolveSibling("cli/target/classes/A.class");
    Path other = launcher.resolveSibling("benchmarks/target/classes/B.class");
    fixture.write(source, "class A {}");
    fixture.run(launcher, "--version");
    fixture.write(left, "");
    fixture.write(other, "");
    assertThat(fixture.run(launcher, "--version").err()).isEmpty();

    Files.delete(source);
    FileTime later = FileTime.fromMillis(System.currentTimeMillis() + 60_000);
    Files.setLastModifiedTime(source.getParent(), later);

    assertThat(fixture.run(launcher, "--version").err())
        .startsWith("Building CodeAnatomy (sources changed");
    assertThat(left).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void aFailedBuildShowsItsLastErrorsAndWhereTheLogIs() {
    Path launcher = fixture.checkout("clone");
    fixture.maven("echo '[INFO] noise'; echo '[ERROR] Foo.java:[3,4] bad thing'; exit 1");

    Outcome outcome = fixture.run(launcher, "--version");

    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err())
        .contains("clone/target/first-use.log")
        .contains("[ERROR] Foo.java:[3,4] bad thing")
        .doesNotContain("noise");
    assertThat(launcher.resolveSibling("target/first-use.lock")).doesNotExist();
  }

  @Test
  void withoutMavenTheRemedyIsNamed() {
    Path launcher = fixture.checkout("clone");
    // A path with the tools the launcher itself uses, and no mvn.
    fixture.with("PATH", fixture.folder.resolve("tools").toString());
    for (String tool : List.of("dirname", "find", "head", "ls", "cat", "cut")) {
      fixture.tool(tool, "PATH=/usr/bin:/bin exec " + tool + " \"$@\"");
    }

    Outcome outcome = fixture.run(launcher, "--version");

    assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
    assertThat(outcome.err())
        .contains("no mvn on the PATH; install Apache Maven 3.8")
        .hasLineCount(1);
  }
}
