package dev.codeanatomy.plugin.codeanatomy.java.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRootTest {
  @TempDir Path root;

  @Test
  void listsJavaFilesSortedByPathWithSlashes() throws IOException {
    write("b/Z.java");
    write("b/A.java");
    write("a.txt");
    write("Top.java");
    assertThat(paths()).containsExactly("Top.java", "b/A.java", "b/Z.java");
  }

  @Test
  void aLinkBackIntoTheTreeIsAProblemAndNotALoop() throws IOException {
    write("a/A.java");
    Files.createSymbolicLink(root.resolve("a/loop"), root);
    Files.createSymbolicLink(root.resolve("Same.java"), root.resolve("a/A.java"));
    assertThat(paths()).containsExactly("a/A.java");
    assertThat(problems())
        .containsExactly("Same.java source.link-skipped", "a/loop source.link-skipped");
  }

  @Test
  void aLinkOutOfTheTreeIsFollowedOnce(@TempDir Path elsewhere) throws IOException {
    write("A.java");
    Files.writeString(elsewhere.resolve("Far.java"), "class Far {}");
    Files.createSymbolicLink(root.resolve("link1"), elsewhere);
    Files.createSymbolicLink(root.resolve("link2"), elsewhere);
    assertThat(paths()).containsExactly("A.java", "link1/Far.java");
    assertThat(problems()).containsExactly("link2 source.link-skipped");
  }

  @Test
  void aBrokenLinkIsAProblem() throws IOException {
    Files.createSymbolicLink(root.resolve("Gone.java"), root.resolve("nowhere"));
    assertThat(paths()).isEmpty();
    assertThat(problems()).containsExactly("Gone.java source.broken-link");
  }

  @Test
  void aFileThatMayNotBeReadIsAProblemOfTheSnapshot() throws IOException {
    write("A.java");
    Path secret = write("Secret.java");
    assumeTrue(secret.toFile().setReadable(false) && !Files.isReadable(secret), "runs as root");
    SourceSnapshot snapshot = SourceSnapshot.of(SourceRoot.of(root.toString()));
    assertThat(snapshot.files()).extracting(SourceFile::path).containsExactly("A.java");
    assertThat(snapshot.problems())
        .extracting(SourceProblem::code)
        .containsExactly("source.unreadable");
  }

  @Test
  void aFileThatVanishesAfterListingIsAProblemOfTheSnapshot() throws IOException {
    SourceEntry gone =
        new SourceEntry("Gone.java", new SourceEntry.OnDisk(root.resolve("Gone.java")));
    assertThatThrownBy(gone.content()::read).isInstanceOf(IOException.class);
  }

  @Test
  void equalTreesHaveEqualVersionsAndAChangeShows() throws IOException {
    write("A.java");
    String before = version();
    assertThat(version()).isEqualTo(before).startsWith("sha256:");
    Files.writeString(root.resolve("A.java"), "class A { int x; }");
    assertThat(version()).isNotEqualTo(before);
  }

  @Test
  void aChangedFileIsRefusedWhenItIsReadAgain() throws IOException {
    write("A.java");
    SourceSnapshot snapshot = SourceSnapshot.of(SourceRoot.of(root.toString()));
    Files.writeString(root.resolve("A.java"), "class B {}");
    assertThatThrownBy(() -> snapshot.read(snapshot.files().get(0)))
        .hasMessageContaining("A.java changed during the run");
  }

  @Test
  void rootsThatCannotBeListedAreNamedWithARemedy() throws IOException {
    Path file = write("A.java");
    assertThatThrownBy(() -> SourceRoot.of(root.resolve("missing").toString()))
        .isInstanceOf(SourceRootException.class)
        .hasMessageContaining("missing does not exist")
        .hasMessageContaining("give an existing directory");
    assertThatThrownBy(() -> SourceRoot.of(file.toString()))
        .hasMessageContaining("is not a directory");
    assertThatThrownBy(() -> SourceRoot.of(" ")).hasMessageContaining("blank");
    assertThatThrownBy(() -> SourceRoot.of("a\0b")).hasMessageContaining("not a path");
  }

  @Test
  void aRootThatMayNotBeReadIsNamedWithARemedy() throws IOException {
    Path closed = Files.createDirectory(root.resolve("closed"));
    assumeTrue(closed.toFile().setReadable(false) && !Files.isReadable(closed), "runs as root");
    assertThatThrownBy(() -> SourceRoot.of(closed.toString()))
        .isInstanceOf(SourceRootException.class)
        .hasMessageContaining("closed may not be read by this user")
        .hasMessageContaining("change its permissions");
  }

  @Test
  void theSampleNeedsNoDisk() {
    SourceSnapshot sample = SourceSnapshot.of(SourceRoot.of(SourceRoot.SAMPLE));
    assertThat(sample.files()).extracting(SourceFile::path).containsExactly("demo/Hello.java");
  }

  private Path write(String path) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "class A {}");
  }

  private List<String> paths() {
    return SourceRoot.of(root.toString()).list().entries().stream().map(SourceEntry::path).toList();
  }

  private List<String> problems() {
    return SourceRoot.of(root.toString()).list().problems().stream()
        .map(problem -> problem.path().orElse("") + " " + problem.code())
        .toList();
  }

  private String version() {
    return SourceSnapshot.of(SourceRoot.of(root.toString())).contentVersion();
  }
}
