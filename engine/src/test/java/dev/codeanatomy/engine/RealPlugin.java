package dev.codeanatomy.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The reference plugin as it ships: its zip, alone in a folder, where an engine finds it. The build
 * makes the zip before it tests this module and says where it is by a system property.
 */
public final class RealPlugin {
  public static final String ZIP_PROPERTY = "codeanatomy.plugin.zip";

  private static final Path FOLDER = copied();

  private RealPlugin() {}

  /** The folder that holds the zip and nothing else. */
  public static Path folder() {
    return FOLDER;
  }

  /** A small engine with this plugin. */
  public static Engine engine() {
    return Engine.builder()
        .profile(dev.codeanatomy.engine.session.EnvironmentProfile.SMALL)
        .pluginDirectory(folder())
        .open();
  }

  private static Path copied() {
    Path zip =
        Path.of(
            Optional.ofNullable(System.getProperty(ZIP_PROPERTY))
                .orElse("../plugin-codeanatomy/target/plugin-codeanatomy-0.1.0.zip"));
    if (!Files.isRegularFile(zip)) {
      throw new IllegalStateException(
          "No plugin at "
              + zip.toAbsolutePath()
              + ": build it first, by `mvn verify` or `package`");
    }
    try {
      Path folder = Files.createDirectories(Path.of("target", "real-plugin")).toRealPath();
      Path own = Files.createTempDirectory(folder, "plugins-");
      Files.copy(zip, own.resolve(zip.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      return own;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
