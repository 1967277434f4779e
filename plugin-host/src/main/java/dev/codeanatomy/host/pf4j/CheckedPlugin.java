package dev.codeanatomy.host.pf4j;

import dev.codeanatomy.common.manifest.PluginManifest;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plugin that passed the stages before load. PF4J is told what those stages read, and reads
 * nothing of the directory itself.
 *
 * @param manifest as it was checked
 * @param directory where its archive was unpacked
 * @param classRoot where its classes are in it: {@code classes/} or nothing
 * @param libraries the names of its private libraries, in the order of its class path
 */
public record CheckedPlugin(
    PluginManifest manifest, Path directory, String classRoot, List<String> libraries) {
  /** Copies the names. */
  public CheckedPlugin {
    libraries = List.copyOf(libraries);
  }

  /** Its classes, then its libraries. */
  List<Path> classPath() {
    return Stream.concat(Stream.of(classRoot), libraries.stream()).map(directory::resolve).toList();
  }
}
