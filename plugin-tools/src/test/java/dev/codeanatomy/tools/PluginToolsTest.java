package dev.codeanatomy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools as a program of their own, as the launcher starts them on JDK 17. */
class PluginToolsTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"plugin", "plugin list", "plugin verify", "plugin manifest"})
  void everyCommandIsCalledAsTheUserWroteItAndHasAVersion(String command) {
    assertThat(run((command + " --help").split(" ", -1))).isZero();
    assertThat(out()).startsWith("Usage: codeanatomy " + command + " [").contains("--verbose");
    out.reset();
    assertThat(run((command + " --version").split(" ", -1))).isZero();
    assertThat(out()).startsWith("codeanatomy ").contains("JDK " + Runtime.version());
    assertThat(err()).isEmpty();
  }

  @Test
  void aMissingCommandIsUsage() {
    assertThat(run("plugin")).isEqualTo(ExitStatus.USAGE);
    assertThat(err())
        .isEqualTo("codeanatomy: a command is missing\nTry 'codeanatomy plugin --help'.\n");
  }

  @Test
  void aMistypedOptionGetsASuggestion() {
    assertThat(run("plugin", "verify", "--statik", "x.zip")).isEqualTo(ExitStatus.USAGE);
    assertThat(err()).contains("--statik").contains("--static").doesNotContain("\tat ");
  }

  @Test
  void anUnknownPluginFolderIsUsage() {
    assertThat(run("plugin", "list")).isEqualTo(ExitStatus.USAGE);
    assertThat(err()).startsWith("codeanatomy: no plugin folder is known: give --plugins DIR\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--verbose plugin list --plugins ", "plugin list --verbose --plugins "})
  void verboseMayStandAnywhere(String command) throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    assertThat(run((command + plugins).split(" ", -1))).isZero();
    assertThat(out()).isEqualTo("No plugins.\n");
  }

  private int run(String... arguments) {
    return PluginTools.execute(
        new ToolContext(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Optional::empty,
            () -> folder.resolve("cache")),
        arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
