package dev.codeanatomy.host.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.host.PluginFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginArchiveTest {
  private static final String NOTE = "classes/note.txt";

  @TempDir Path work;

  @Test
  void aZipHasItsClassesBelowAFolder() throws IOException {
    Path zip = good().zip();

    PluginArchive archive = opened(zip);

    assertThat(archive.classRoot()).isEqualTo("classes/");
    assertThat(archive.hash()).isEqualTo(ContentHash.of(Files.readAllBytes(zip)));
    assertThat(archive.manifestMf().orElseThrow().getMainAttributes().getValue("Plugin-Id"))
        .isEqualTo("broken");
    assertThat(new String(archive.pluginJson().orElseThrow(), StandardCharsets.UTF_8))
        .contains("\"namespace\" : \"broken\"");
  }

  @Test
  void aJarHasItsClassesAtItsRoot() {
    assertThat(opened(good().jar()).classRoot()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "lib/a, lib/a/",
    "lib/a, lib/a/b",
    "lib/a/b, lib/a",
    "lib/a, LIB/b",
    "lib/a, lib/A",
    "lib/a/, lib/A/",
    "lib/\u00e9, lib/e\u0301"
  })
  void twoEntriesThatAFileSystemMayTakeForOneAreRefused(String one, String other) {
    Path zip = good().entry(one, "").entry(other, "").zip();

    assertThat(codes(zip)).containsExactly("ABI-1003");
  }

  @Test
  void foldersWithAndWithoutAnEntryAreNoDuplicates() {
    assertThat(opened(good().entry("lib/", "").entry("lib/a/", "").entry("lib/a/b", "").zip()))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lib/a.", "lib/a ", "lib./a", "lib/a:stream", "./lib/a", "lib/."})
  void aNameThatSomeFileSystemReadsAsAnotherIsRefused(String name) {
    assertThat(codes(good().entry(name, "").zip())).containsExactly("ABI-1002");
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("fewer entries than it has", a -> a.addInt(a.end() + 8, -0x10001)),
        damage("more entries than it has", a -> a.addInt(a.end() + 8, 0x10001)),
        damage("two unequal numbers of entries", a -> a.addInt(a.end() + 8, 1)),
        damage("another size of the directory", a -> a.addInt(a.end() + 12, -1)),
        damage("another start of the directory", a -> a.addInt(a.end() + 16, 1)),
        damage("a second disk", a -> a.putShort(a.end() + 4, 1)),
        damage("a directory on another disk", a -> a.putShort(a.end() + 6, 1)),
        damage("zip64", a -> a.putInt(a.end() + 16, -1)),
        damage("bytes before it", a -> a.insert(0, new byte[7])),
        damage("bytes after it", a -> a.insert(a.toArray().length, new byte[7])),
        damage("another end record in its comment", PluginArchiveTest::secondEnd),
        damage("another local name", a -> a.renameLocally(NOTE, "classes/NOTE.txt")),
        damage("a local header elsewhere", a -> a.addInt(a.central(NOTE) + 42, 1)),
        damage("a local header beyond its end", a -> a.putInt(a.central(NOTE) + 42, 1 << 30)),
        damage("an unknown method", a -> a.putShort(a.central(NOTE) + 10, 12)),
        damage("an encrypted entry", a -> a.putShort(a.central(NOTE) + 8, 1)),
        damage("a longer entry than listed", a -> a.addInt(a.central(NOTE) + 24, -1)),
        damage("a shorter entry than listed", a -> a.addInt(a.central(NOTE) + 24, 1)),
        damage("fewer packed bytes", a -> a.addInt(a.central(NOTE) + 20, -1)),
        damage("packed bytes beyond its end", a -> a.putInt(a.central(NOTE) + 20, 1 << 30)),
        damage("another checksum", a -> a.addInt(a.central(NOTE) + 16, 1)),
        damage("a name that is no UTF-8", a -> a.putByte(a.central(NOTE) + 46 + 8, 0xFF)));
  }

  private static Arguments damage(String what, Consumer<ArchiveBytes> change) {
    return Arguments.of(what, change);
  }

  private static void secondEnd(ArchiveBytes archive) {
    byte[] end = Arrays.copyOfRange(archive.toArray(), archive.end(), archive.toArray().length);
    archive.putShort(archive.end() + 20, end.length);
    archive.insert(archive.toArray().length, end);
    archive.putShort(archive.toArray().length - 2, 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void anArchiveThatIsNotWhatItSaysIsUnreadable(String what, Consumer<ArchiveBytes> change) {
    ArchiveBytes bytes = ArchiveBytes.of(good().entry(NOTE, "one two three").zip());
    change.accept(bytes);

    List<Finding> findings = rejected(bytes.writeTo(work.resolve("damaged.zip"))).findings();

    assertThat(findings).extracting(f -> f.code().id()).containsExactly("ABI-1001");
    assertThat(findings.get(0).found()).doesNotContain("null");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void whatIsNoRegularFileIsNotRead() {
    assertThat(codes(Path.of("/dev/zero"))).containsExactly("ABI-1001");
  }

  @Test
  void aLibraryIsReadByItsDirectoryAsItsLoaderReadsIt() {
    String host = "dev/codeanatomy/plugin/api/Hidden.class";
    ArchiveBytes library = ArchiveBytes.of(library(host, "x"));
    library.renameLocally(host, host.replace("plugin/api", "nowhere/s"));

    assertThat(codes(good().entry("lib/x.jar", library.toArray()).zip()))
        .containsExactly("ABI-1007");
  }

  @Test
  void aClassForALaterJavaIsAClassToo() {
    byte[] library =
        bytes(library("META-INF/versions/21/org/apache/arrow/vector/IntVector.class", "x"));

    assertThat(codes(good().entry("lib/x.jar", library).zip())).containsExactly("ABI-1007");
    assertThat(
            codes(
                good()
                    .entry("classes/META-INF/versions/9/org/apache/arrow/memory/Ours.class", "x")
                    .zip()))
        .containsExactly("ABI-1007");
  }

  @Test
  void theLimitsHoldInsideOfALibrary() {
    byte[] library = bytes(library("big.txt", "0".repeat(4 << 20)));
    Path zip = good().entry("lib/x.jar", library).zip();

    assertThat(rejected(zip).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.code().id()).isEqualTo("ABI-1005"))
        .satisfies(finding -> assertThat(finding.where()).isEqualTo("lib/x.jar big.txt"));
  }

  @Test
  void aLibraryMayHoldNamesThatDifferByCaseAlone() {
    Path jar = work.resolve("obfuscated.jar");
    PluginFixture.write(jar, Map.of("a/a.class", new byte[] {1}, "a/A.class", new byte[] {2}));

    assertThat(opened(good().entry("lib/x.jar", bytes(jar)).zip())).isNotNull();
  }

  @Test
  void aLibraryThatIsNoJarIsUnreadable() {
    List<Finding> findings = rejected(good().entry("lib/x.jar", "no jar").zip()).findings();

    assertThat(findings).extracting(f -> f.code().id()).containsExactly("ABI-1001");
    assertThat(findings.get(0).where()).isEqualTo("lib/x.jar");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:/other.jar", "../../x/other.jar", "/other.jar", "a/%2e%2e/b"})
  void aLibraryThatNamesCodeOutsideOfTheArchiveIsRefused(String classPath) {
    byte[] manifest =
        bytes(library("META-INF/MANIFEST.MF", "Class-Path: near.jar " + classPath + "\n\n"));
    byte[] index = bytes(library("META-INF/INDEX.LIST", "JarIndex-Version: 1.0\n\n" + classPath));

    assertThat(codes(good().entry("lib/x.jar", manifest).zip())).containsExactly("ABI-1002");
    if (classPath.endsWith(".jar")) {
      assertThat(codes(good().entry("lib/x.jar", index).zip())).containsExactly("ABI-1002");
    }
  }

  @Test
  void aLibraryMayNameItsNeighbours() {
    byte[] library =
        bytes(library("META-INF/MANIFEST.MF", "Class-Path: near.jar sub/far.jar ../up.jar\n\n"));

    assertThat(opened(good().entry("lib/x.jar", library).zip())).isNotNull();
  }

  private PluginFixture good() {
    return PluginFixture.of(work, "good");
  }

  private Path library(String name, String content) {
    return PluginFixture.write(
        work.resolve("library.jar"), Map.of(name, content.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] bytes(Path file) {
    return ArchiveBytes.of(file).toArray();
  }

  private static List<String> codes(Path file) {
    return rejected(file).findings().stream().map(finding -> finding.code().id()).toList();
  }

  private static PluginArchive opened(Path file) {
    PluginArchive.Opening opening = PluginArchive.open(file, ArchiveLimits.USUAL);
    assertThat(opening).isInstanceOf(PluginArchive.Opening.Opened.class);
    return ((PluginArchive.Opening.Opened) opening).archive();
  }

  private static PluginArchive.Opening.Rejected rejected(Path file) {
    PluginArchive.Opening opening = PluginArchive.open(file, ArchiveLimits.USUAL);
    assertThat(opening).isInstanceOf(PluginArchive.Opening.Rejected.class);
    return (PluginArchive.Opening.Rejected) opening;
  }
}
