package dev.codeanatomy.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.host.archive.ArchiveLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileArchivesTest {
  @TempDir Path work;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.txt",
        "classes/../../evil.txt",
        "/etc/evil",
        "C:/evil",
        "a\\..\\evil",
        "classes//META-INF/codeanatomy/plugin.json"
      })
  void anEntryThatLeadsOutsideIsRefusedAndNothingIsWritten(String name) {
    Path zip = PluginFixture.of(work, "good").entry(name, "evil").zip();

    assertThat(codes(zip, ArchiveLimits.USUAL)).containsExactly("ABI-1002");
    assertThat(work.resolve("cache")).doesNotExist();
    assertThat(work.resolve("evil.txt")).doesNotExist();
  }

  @Test
  void twoNamesThatDifferByCaseAloneAreRefused() {
    Path zip = PluginFixture.of(work, "good").entry("lib/A.txt", "").entry("lib/a.txt", "").zip();

    assertThat(codes(zip, ArchiveLimits.USUAL)).containsExactly("ABI-1003");
  }

  @Test
  void aNameThatIsThereTwiceIsRefused() throws IOException {
    Path zip =
        PluginFixture.of(work, "good").entry("lib/AAA.txt", "").entry("lib/BBB.txt", "").zip();
    byte[] bytes = Files.readAllBytes(zip);
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("lib/BBB", "lib/AAA");
    Files.write(zip, text.getBytes(StandardCharsets.ISO_8859_1));

    assertThat(codes(zip, ArchiveLimits.USUAL)).containsExactly("ABI-1003");
  }

  @Test
  void aLinkIsRefused() throws IOException {
    Path zip = PluginFixture.of(work, "good").entry("lib/link", "/etc/passwd").zip();
    byte[] bytes = Files.readAllBytes(zip);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("lib/link") - 46;
    bytes[at + 5] = 3; // made by Unix
    bytes[at + 41] = (byte) 0xA1; // mode 0120777
    bytes[at + 40] = (byte) 0xFF;
    Files.write(zip, bytes);

    assertThat(codes(zip, ArchiveLimits.USUAL)).containsExactly("ABI-1004");
  }

  @Test
  void anArchiveThatSwellsIsRefused() {
    Path zip = PluginFixture.of(work, "good").entry("classes/big", "0".repeat(4 << 20)).zip();

    assertThat(codes(zip, ArchiveLimits.USUAL)).containsExactly("ABI-1005");
    assertThat(codes(zip, new ArchiveLimits(3, 1L << 30, 1L << 30, 100_000)))
        .containsExactly("ABI-1005");
    assertThat(codes(zip, new ArchiveLimits(99, 1L << 20, 1L << 30, 100_000)))
        .containsExactly("ABI-1005");
  }

  @Test
  void aBundledCopyOfTheApiIsRefused() {
    Path zip =
        PluginFixture.of(work, "good")
            .entry("classes/dev/codeanatomy/plugin/api/PluginModule.class", "x")
            .entry("classes/org/apache/arrow/flight/FlightClient.class", "own")
            .zip();

    assertThat(codes(zip, ArchiveLimits.USUAL)).containsExactly("ABI-1007");
  }

  @Test
  void aDamagedOrMissingArchiveIsRefused() throws IOException {
    Path text = Files.writeString(work.resolve("text.zip"), "not a zip");

    assertThat(codes(text, ArchiveLimits.USUAL)).containsExactly("ABI-1001");
    assertThat(codes(work.resolve("none.zip"), ArchiveLimits.USUAL)).containsExactly("ABI-1001");
    assertThat(codes(work, ArchiveLimits.USUAL)).containsExactly("ABI-1001");
  }

  @Test
  void aZipThatIsNoPluginIsRefused() {
    Path zip = work.resolve("empty.zip");
    PluginFixture.write(zip, java.util.Map.of("readme.txt", new byte[] {1}));

    assertThat(codes(zip, ArchiveLimits.USUAL)).containsExactly("ABI-1101");
  }

  private List<String> codes(Path archive, ArchiveLimits limits) {
    try (RootAllocator allocator = new RootAllocator();
        PluginHost host =
            PluginHost.open(
                HostConfig.of(work.resolve("cache"), allocator).withArchiveLimits(limits))) {
      return host.admit(archive).report().findings().stream().map(f -> f.code().id()).toList();
    }
  }
}
