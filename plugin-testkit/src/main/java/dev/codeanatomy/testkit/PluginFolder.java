package dev.codeanatomy.testkit;

import dev.codeanatomy.common.manifest.PluginManifest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A plugin that was built and not packed yet: a folder of classes with {@code plugin.json}, or one
 * as an archive unpacks to, with {@code classes} and {@code lib}. Stateless.
 */
final class PluginFolder {
  private PluginFolder() {}

  /**
   * Packs a folder as it is, and only what belongs to a plugin.
   *
   * @throws IllegalArgumentException if it holds no manifest of a plugin
   */
  static Path pack(Path folder, Path target) throws IOException {
    boolean unpacked = Files.exists(folder.resolve("classes").resolve(PluginManifest.PATH));
    if (!unpacked && !Files.exists(folder.resolve(PluginManifest.PATH))) {
      throw new IllegalArgumentException(
          folder
              + " is no plugin: it has neither "
              + PluginManifest.PATH
              + " nor classes/"
              + PluginManifest.PATH
              + ". Derive it with `codeanatomy plugin manifest`.");
    }
    List<Path> parts =
        unpacked ? List.of(folder.resolve("classes"), folder.resolve("lib")) : List.of(folder);
    try (OutputStream file = Files.newOutputStream(target);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Path part : parts) {
        if (Files.isDirectory(part)) {
          add(part, unpacked ? part.getFileName() + "/" : "classes/", zip);
        }
      }
    }
    return target;
  }

  private static void add(Path part, String prefix, ZipOutputStream zip) throws IOException {
    List<Path> files;
    try (Stream<Path> tree = Files.walk(part)) {
      files = tree.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      zip.putNextEntry(new ZipEntry(prefix + part.relativize(file).toString().replace('\\', '/')));
      zip.write(Files.readAllBytes(file));
      zip.closeEntry();
    }
  }
}
