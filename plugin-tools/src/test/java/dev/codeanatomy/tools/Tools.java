package dev.codeanatomy.tools;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The tools as a program, with what they print. */
public final class Tools {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Optional<Path> plugins;
  private final Path cache;

  private Tools(Optional<Path> plugins, Path cache) {
    this.plugins = plugins;
    this.cache = cache;
  }

  /** Tools that unpack below a folder and know no folder of plugins. */
  public static Tools in(Path folder) {
    return new Tools(Optional.empty(), folder.resolve("cache"));
  }

  /** The same, knowing a folder of plugins. */
  public Tools with(Path pluginFolder) {
    return new Tools(Optional.of(pluginFolder), cache);
  }

  /** Runs one command line; what earlier ones printed is forgotten. */
  public int run(String... arguments) {
    out.reset();
    err.reset();
    return PluginTools.execute(
        new ToolContext(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            () -> plugins,
            () -> cache),
        arguments);
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
