package dev.codeanatomy.host.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.host.PluginFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PluginCacheTest {
  private static final int ROUNDS = 60;

  @TempDir Path work;

  private PluginCache cache;

  @BeforeEach
  void makeCache() {
    cache = new PluginCache(work.resolve("cache"));
  }

  @Test
  void whatIsUnpackedIsTheArchivesContent() throws IOException {
    Path unpacked = cache.unpack(opened(good().entry("lib/", "").entry("lib/a", "text").zip()));

    assertThat(unpacked.getParent()).isEqualTo(cache.directory());
    assertThat(tree(unpacked))
        .containsOnlyKeys(
            "classes/META-INF/MANIFEST.MF",
            "classes/META-INF/codeanatomy/plugin.json",
            "classes/broken/Plugin.class",
            "lib/a")
        .containsEntry("lib/a", "text");
  }

  @Test
  void whatWasHashedIsUnpackedWhateverBecomesOfTheFile() throws IOException {
    Path zip = good().entry("lib/a", "first").zip();
    PluginArchive archive = opened(zip);
    Files.move(good().entry("lib/a", "other").jar(), work.resolve("other.jar"));
    Files.copy(work.resolve("other.jar"), zip, StandardCopyOption.REPLACE_EXISTING);

    assertThat(tree(cache.unpack(archive))).containsEntry("lib/a", "first");
  }

  @Test
  void aTreeThatIsWholeIsUsedAgain() throws IOException {
    PluginArchive archive = opened(good().zip());
    Path descriptor = cache.unpack(archive).resolve("classes/META-INF/MANIFEST.MF");
    Object first = Files.readAttributes(descriptor, "lastModifiedTime,fileKey");

    cache.unpack(archive);

    assertThat((Object) Files.readAttributes(descriptor, "lastModifiedTime,fileKey"))
        .isEqualTo(first);
  }

  @Test
  void aFileThatWasChangedIsReplacedThoughItsSizeIsTheSame() throws IOException {
    PluginArchive archive = opened(good().entry("lib/a", "first").zip());
    Files.writeString(cache.unpack(archive).resolve("lib/a"), "other");

    assertThat(tree(cache.unpack(archive))).containsEntry("lib/a", "first");
  }

  @Test
  void aFileThatTheArchiveDoesNotHoldIsRemoved() throws IOException {
    PluginArchive archive = opened(good().zip());
    Path unpacked = cache.unpack(archive);
    Map<String, String> first = tree(unpacked);
    Files.writeString(unpacked.resolve("classes/broken/Other.class"), "smuggled");

    assertThat(tree(cache.unpack(archive))).isEqualTo(first);
  }

  @Test
  void aFileThatWasRemovedIsThereAgain() throws IOException {
    PluginArchive archive = opened(good().entry("lib/a", "text").zip());
    Files.delete(cache.unpack(archive).resolve("lib/a"));

    assertThat(tree(cache.unpack(archive))).containsEntry("lib/a", "text");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aLinkToTheSameBytesIsNotTheFile() throws IOException {
    PluginArchive archive = opened(good().entry("lib/a", "text").zip());
    Path file = cache.unpack(archive).resolve("lib/a");
    Files.delete(file);
    Files.createSymbolicLink(file, Files.writeString(work.resolve("elsewhere"), "text"));

    assertThat(cache.unpack(archive).resolve("lib/a")).hasContent("text");
    assertThat(Files.isSymbolicLink(file)).isFalse();
  }

  @Test
  void aFileInThePlaceOfTheTreeIsReplaced() throws IOException {
    PluginArchive archive = opened(good().entry("lib/a", "text").zip());
    Files.createDirectories(cache.directory());
    Files.writeString(cache.directory().resolve(archive.hash().hex()), "in the way");

    assertThat(tree(cache.unpack(archive))).containsEntry("lib/a", "text");
    assertThat(entries(cache.directory())).containsExactly(archive.hash().hex());
  }

  /** Half of the trees are there and damaged, so that both ways to unpack are crossed. */
  @Test
  void twoProcessesUnpackTheSameAtTheSameTime() throws Exception {
    Path archives = Files.createDirectories(work.resolve("archives"));
    PluginFixture fixture = good();
    for (int i = 0; i < ROUNDS; i++) {
      Path zip = fixture.entry("lib/round", "round " + i).zip();
      if (i % 2 == 1) {
        Path damaged = cache.directory().resolve(opened(zip).hash().hex());
        Files.writeString(Files.createDirectories(damaged).resolve("damaged"), "damaged");
      }
      Files.move(zip, archives.resolve(i + ".zip"));
    }
    UnpackingProcess one = UnpackingProcess.start(archives, cache.directory(), Map.of());
    UnpackingProcess two = UnpackingProcess.start(archives, cache.directory(), Map.of());
    one.begin();
    two.begin();

    assertThat(List.of(one.end(), two.end())).containsExactly("done", "done");
    assertThat(entries(cache.directory())).hasSize(ROUNDS).noneMatch(name -> name.startsWith("."));
    for (String hash : entries(cache.directory())) {
      assertThat(tree(cache.directory().resolve(hash)))
          .hasSize(4)
          .hasEntrySatisfying("lib/round", text -> assertThat(text).startsWith("round "));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aNameThatTheSystemCannotWriteIsSaid() throws Exception {
    Path archives = Files.createDirectories(work.resolve("archives"));
    Files.move(good().entry("lib/\u00e4", "text").zip(), archives.resolve("a.zip"));
    UnpackingProcess process =
        UnpackingProcess.start(archives, cache.directory(), Map.of("LC_ALL", "C"));
    process.begin();

    assertThat(process.end()).startsWith("java.io.IOException: this system has no file called");
  }

  private PluginFixture good() {
    return PluginFixture.of(work, "good");
  }

  private static PluginArchive opened(Path file) {
    return ((PluginArchive.Opening.Opened) PluginArchive.open(file, ArchiveLimits.USUAL)).archive();
  }

  private static List<String> entries(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** The files below a folder, by name, with their text. */
  private static Map<String, String> tree(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        content.put(
            folder.relativize(file).toString().replace('\\', '/'),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return content;
  }
}
