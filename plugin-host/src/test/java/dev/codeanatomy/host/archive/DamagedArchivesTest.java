package dev.codeanatomy.host.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.host.PluginFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** An archive that was changed is refused with findings, or unpacks to what it was before. */
class DamagedArchivesTest {
  private static Path work;
  private static Path archive;
  private static Map<String, String> content;

  @BeforeContainer
  static void packPlugin() throws IOException {
    work = Files.createTempDirectory("archives");
    archive = PluginFixture.withLibrary(work, "one", 1).zip();
    content = unpacked(archive);
  }

  @AfterContainer
  static void deleteFiles() throws IOException {
    try (Stream<Path> tree = Files.walk(work)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Property(tries = 600)
  void aChangedByteIsSaidOrChangesNothing(
      @ForAll @IntRange(max = 1_000_000) int place, @ForAll byte value) throws IOException {
    ArchiveBytes bytes = ArchiveBytes.of(archive);
    Path changed =
        bytes.putByte(place % bytes.toArray().length, value).writeTo(work.resolve("changed.zip"));

    PluginArchive.Opening opening = PluginArchive.open(changed, ArchiveLimits.USUAL);

    if (opening instanceof PluginArchive.Opening.Rejected rejected) {
      assertThat(rejected.findings()).isNotEmpty();
    } else {
      assertThat(unpacked(changed)).isEqualTo(content);
    }
  }

  private static Map<String, String> unpacked(Path file) throws IOException {
    PluginArchive.Opening.Opened opened =
        (PluginArchive.Opening.Opened) PluginArchive.open(file, ArchiveLimits.USUAL);
    Path folder = new PluginCache(work.resolve("cache")).unpack(opened.archive());
    List<Path> files;
    try (Stream<Path> tree = Files.walk(folder)) {
      files = tree.filter(Files::isRegularFile).toList();
    }
    Map<String, String> text = new TreeMap<>();
    for (Path path : files) {
      text.put(
          folder.relativize(path).toString(), HexFormat.of().formatHex(Files.readAllBytes(path)));
    }
    return text;
  }
}
