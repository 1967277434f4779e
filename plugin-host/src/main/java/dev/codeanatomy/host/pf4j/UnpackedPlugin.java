package dev.codeanatomy.host.pf4j;

import dev.codeanatomy.common.manifest.ManifestCodec;
import dev.codeanatomy.common.manifest.ManifestReading;
import dev.codeanatomy.common.manifest.PluginManifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pf4j.PluginRuntimeException;

/**
 * A directory of the plugin cache.
 *
 * @param directory the directory
 * @param classRoot where its classes are: {@code classes/} or nothing
 */
record UnpackedPlugin(Path directory, String classRoot) {
  static UnpackedPlugin at(Path directory) {
    boolean zip = Files.isRegularFile(directory.resolve("classes/" + PluginManifest.PATH));
    return new UnpackedPlugin(directory, zip ? "classes/" : "");
  }

  boolean exists() {
    return Files.isRegularFile(directory.resolve(classRoot + PluginManifest.PATH));
  }

  /** The manifest, which the admission has read before from the archive itself. */
  PluginManifest manifest() {
    try {
      byte[] bytes = Files.readAllBytes(directory.resolve(classRoot + PluginManifest.PATH));
      ManifestReading<PluginManifest> reading = ManifestCodec.read(bytes);
      if (reading instanceof ManifestReading.Read<PluginManifest> read) {
        return read.value();
      }
      throw new PluginRuntimeException("The manifest below " + directory + " was changed");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
