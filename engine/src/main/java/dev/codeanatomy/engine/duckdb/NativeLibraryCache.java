package dev.codeanatomy.engine.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Puts the native library of the DuckDB artifact on disk, once per content. The file's directory is
 * named by CRC and size of the jar entry, and the file appears by an atomic rename, so any number
 * of processes may do this at the same time and none ever sees half a file.
 */
final class NativeLibraryCache {
  private static final int COPY_BUFFER_BYTES = 1 << 16;

  private final Path root;

  NativeLibraryCache(Path root) {
    this.root = root;
  }

  /** The library file, unpacked by this call if no earlier one has done it. */
  Path libraryFile() {
    String name = resourceName(System.getProperty("os.name"), System.getProperty("os.arch"));
    URL url =
        Optional.ofNullable(NativeLibraryCache.class.getClassLoader().getResource(name))
            .orElseThrow(
                () ->
                    new DuckDbException(
                        DuckDbException.Kind.LIBRARY,
                        "the class path holds no DuckDB library for this platform: looked for "
                            + name
                            + "; put org.duckdb:duckdb_jdbc "
                            + DuckDbLibrary.EXPECTED_ARTIFACT
                            + " on the class path (Linux, macOS on arm64 and Windows are"
                            + " covered)"));
    try {
      return unpack(url);
    } catch (IOException e) {
      throw new DuckDbException(
          DuckDbException.Kind.LIBRARY,
          "cannot unpack the DuckDB library from " + url + " below " + root + ": " + e,
          e);
    }
  }

  static String resourceName(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String platform = os.startsWith("mac") ? "macos" : os.startsWith("win") ? "windows" : "linux";
    String arch =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          default -> osArch;
        };
    return "libduckdb_java.so_" + platform + "_" + arch;
  }

  private Path unpack(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    if (!(connection instanceof JarURLConnection jar)) {
      throw new IOException("expected the library inside a jar, found " + url);
    }
    try (var file = jar.getJarFile()) {
      JarEntry entry = jar.getJarEntry();
      Path target =
          root.resolve("crc%08x-%d".formatted(entry.getCrc(), entry.getSize()))
              .resolve("libduckdb" + suffix());
      if (isComplete(target, entry.getSize())) {
        return target;
      }
      Files.createDirectories(target.getParent());
      Path part = Files.createTempFile(target.getParent(), "unpack", ".part");
      try {
        try (InputStream in = file.getInputStream(entry)) {
          write(in, part, entry);
        }
        move(part, target, entry.getSize());
      } finally {
        Files.deleteIfExists(part);
      }
      return target;
    }
  }

  private static void write(InputStream in, Path part, JarEntry entry) throws IOException {
    var checked = new CheckedInputStream(in, new CRC32());
    try (var out = Files.newOutputStream(part)) {
      byte[] buffer = new byte[COPY_BUFFER_BYTES];
      for (int n = checked.read(buffer); n >= 0; n = checked.read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
    if (checked.getChecksum().getValue() != entry.getCrc()) {
      throw new IOException("the jar entry " + entry.getName() + " is damaged (its CRC is wrong)");
    }
  }

  private static void move(Path part, Path target, long size) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Where a loaded library cannot be replaced, the one another process put there is as good.
      if (!isComplete(target, size)) {
        throw e;
      }
    }
  }

  private static boolean isComplete(Path file, long size) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) == size;
  }

  private static String suffix() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return os.startsWith("mac") ? ".dylib" : os.startsWith("win") ? ".dll" : ".so";
  }
}
