package dev.codeanatomy.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools as a program of their own, as the launcher starts them on JDK 17. */
class PluginToolsTest {
  @TempDir private Path folder;
  private Tools tools;

  @BeforeEach
  void makeTools() {
    tools = Tools.in(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plugin", "plugin list", "plugin verify", "plugin manifest"})
  void everyCommandIsCalledAsTheUserWroteItAndHasAVersion(String command) {
    assertThat(tools.run((command + " --help").split(" ", -1))).isZero();
    assertThat(tools.out())
        .startsWith("Usage: codeanatomy " + command + " [")
        .contains("--verbose");
    assertThat(tools.run((command + " --version").split(" ", -1))).isZero();
    assertThat(tools.out()).startsWith("codeanatomy ").contains("JDK " + Runtime.version());
    assertThat(tools.err()).isEmpty();
  }

  @Test
  void aMissingCommandIsUsage() {
    assertThat(tools.run("plugin")).isEqualTo(ExitStatus.USAGE);
    assertThat(tools.err())
        .isEqualTo("codeanatomy: a command is missing\nTry 'codeanatomy plugin --help'.\n");
  }

  @Test
  void aMistypedOptionGetsASuggestion() {
    assertThat(tools.run("plugin", "verify", "--statik", "x.zip")).isEqualTo(ExitStatus.USAGE);
    assertThat(tools.err()).contains("--statik").contains("--static").doesNotContain("\tat ");
  }

  @Test
  void anUnknownPluginFolderIsUsage() {
    assertThat(tools.run("plugin", "list")).isEqualTo(ExitStatus.USAGE);
    assertThat(tools.err())
        .startsWith("codeanatomy: no plugin folder is known: give --plugins DIR\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--verbose plugin list --plugins ", "plugin list --verbose --plugins "})
  void verboseMayStandAnywhere(String command) throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    assertThat(tools.run((command + plugins).split(" ", -1))).isZero();
    assertThat(tools.out()).isEqualTo("No plugins.\n");
  }
}
