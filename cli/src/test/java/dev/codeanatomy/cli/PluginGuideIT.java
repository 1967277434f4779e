package dev.codeanatomy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.cli.LauncherFixture.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what {@code docs/writing-a-plugin.md} says, word for word. */
class PluginGuideIT {
  private static final Path GUIDE = Path.of("..", "docs", "writing-a-plugin.md");
  private static final Path DISTRIBUTION = Path.of("target", "codeanatomy").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void theFunctionTakesFewerThan25Lines() throws IOException {
    assertThat(blocks("java").getFirst().lines().count()).isLessThan(25);
  }

  @Test
  void theGuideLeadsFromSourceToQuery() throws IOException {
    String jdk = System.getProperty("java.home");
    LauncherFixture fixture = new LauncherFixture(folder);
    fixture.with("CODEANATOMY_JAVA_HOME", jdk);
    fixture.with("LIB", DISTRIBUTION.resolve("lib").toString());
    fixture.with("PATH", DISTRIBUTION.resolve("bin") + ":" + jdk + "/bin:/usr/bin:/bin");
    fixture.write(folder.resolve("src/example/Distances.java"), blocks("java").getFirst());

    List<String> steps = blocks("sh");
    Outcome last = new Outcome(0, "", "");
    for (int i = 0; i < steps.size(); i++) {
      fixture.tool("step" + i, "set -eu\n" + steps.get(i));
      last = fixture.run(folder.resolve("tools/step" + i));
      assertThat(last.code()).as("%s%n%s%s", steps.get(i), last.out(), last.err()).isZero();
    }

    assertThat(last.out().replace("\r\n", "\n")).isEqualTo(blocks("csv").getFirst());
  }

  /** The fenced blocks of one language, in order. */
  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean inside = false;
    for (String line : Files.readAllLines(GUIDE)) {
      if (inside && line.equals("```")) {
        blocks.add(block.toString());
        block.setLength(0);
        inside = false;
      } else if (inside) {
        block.append(line).append('\n');
      } else {
        inside = line.equals("```" + language);
      }
    }
    return blocks;
  }
}
