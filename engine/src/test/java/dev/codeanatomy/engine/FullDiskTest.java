package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineStage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole run whose disk is full while it writes. Another process is used, because what stands in
 * for the full disk, a limit on the size of files, holds for a process.
 */
class FullDiskTest {
  @TempDir Path folder;

  /** The other process; what is checked of a refusal is checked there. */
  static final class OtherProcess {
    public static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      try (Workspace work = Workspace.open(folder, folder.resolve("plugins"))) {
        limitFiles("4096");
        EngineError full =
            work.refused(
                new RunRequest(
                    work.spec(
                        "SELECT a.n + 20 * b.n + 400 * c.n + 8000 * d.n + 160000 * e.n + 3200000 *"
                            + " f.n + 64000000 * g.n + 1280000000 * h.n AS n FROM numbers a,"
                            + " numbers b, numbers c, numbers d, numbers e, numbers f, numbers g,"
                            + " numbers h"),
                    "given.json",
                    Map.of(),
                    Optional.of(work.out),
                    Optional.of("once")));
        System.out.println("REFUSED " + full.stage() + " " + full.code() + " " + full.message());
        System.out.flush();
      }
      Runtime.getRuntime().halt(0);
    }

    private static void limitFiles(String bytes) throws Exception {
      String self = Long.toString(ProcessHandle.current().pid());
      new ProcessBuilder("prlimit", "--pid", self, "--fsize=" + bytes + ":unlimited")
          .inheritIO()
          .start()
          .waitFor();
    }
  }

  @Test
  void aRunIsRefusedOnceAndLeavesEveryTableAsItWas() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")));
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    OtherProcess.class.getName(),
                    folder.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said)
        .contains("REFUSED " + EngineStage.EXECUTE + " " + FindingCode.RUN_IO)
        .contains("out/result");
    try (Workspace again = Workspace.reopen(folder)) {
      assertThat(again.rows("SELECT n FROM result")).containsExactly(1L);
    }
  }
}
