package dev.codeanatomy.engine.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NativeLibraryCacheTest {
  @TempDir Path cache;

  /** Runs in a process of its own: loads the library from the given cache and asks its version. */
  static final class Loader {
    public static void main(String[] args) {
      System.out.println(DuckDbLibrary.load(Path.of(args[0])).version());
    }
  }

  @Test
  void twoProcessesFillOneCacheAtTheSameTime() throws Exception {
    List<Process> processes = List.of(startLoader(), startLoader());

    for (Process process : processes) {
      String output = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor()).as(output).isZero();
      assertThat(output.trim()).isEqualTo(DuckDbLibrary.EXPECTED_VERSION);
    }
    assertThat(files()).hasSize(1);
  }

  @Test
  void aFileOfTheWrongSizeIsReplaced() throws IOException {
    Path file = new NativeLibraryCache(cache).libraryFile();
    long size = Files.size(file);
    Files.writeString(file, "half a library");

    assertThat(new NativeLibraryCache(cache).libraryFile()).isEqualTo(file);
    assertThat(Files.size(file)).isEqualTo(size);
  }

  @Test
  void namesTheResourceOfEachPlatform() {
    assertThat(NativeLibraryCache.resourceName("Linux", "amd64"))
        .isEqualTo("libduckdb_java.so_linux_amd64");
    assertThat(NativeLibraryCache.resourceName("Mac OS X", "aarch64"))
        .isEqualTo("libduckdb_java.so_macos_arm64");
    assertThat(NativeLibraryCache.resourceName("Windows 11", "x86_64"))
        .isEqualTo("libduckdb_java.so_windows_amd64");
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.createFile(cache.resolve("not-a-directory"));

    assertThatThrownBy(() -> DuckDbLibrary.load(file))
        .isInstanceOfSatisfying(
            DuckDbException.class,
            e -> assertThat(e.kind()).isEqualTo(DuckDbException.Kind.LIBRARY))
        .hasMessageContaining(file.toString());
  }

  private Process startLoader() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Loader.class.getName(),
            cache.toString())
        .redirectErrorStream(true)
        .start();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(cache)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
