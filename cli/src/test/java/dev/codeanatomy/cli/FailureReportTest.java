package dev.codeanatomy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.EngineStage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureReportTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void severalFindingsStandOneALineAndNoneTwice() {
    EngineException failure =
        new EngineException(
            EngineStage.VALIDATE,
            List.of(
                Finding.of(FindingCode.GRAPH_CYCLE, "/views/1", "a needs itself"),
                Finding.of(FindingCode.PARAMETER_SURPLUS, "--param b", "b is not declared")));
    assertThat(new FailureReport(err, false, false).report(failure)).isEqualTo(ExitCode.FAILED);
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            error SPEC-2203 (validate): /views/1: a needs itself. Take one of these references out.
              SPEC-2102 --param b: b is not declared
            """);
  }

  @Test
  void aReaderThatWentAwayIsNoFailure() {
    assertThat(new FailureReport(err, false, false).report(new IOException("Broken pipe")))
        .isEqualTo(ExitCode.DONE);
    assertThat(bytes.size()).isZero();
  }

  @Test
  void aFullDiskIsAFailure() {
    IOException failure = new IOException("No space left on device");
    assertThat(new FailureReport(err, false, false).report(failure)).isEqualTo(ExitCode.FAILED);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("No space left on device");
  }

  @Test
  void theUnexpectedIsOneLineUnlessVerbose() {
    new FailureReport(err, false, false).report(new IllegalStateException("broken"));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            "error: unexpected failure: IllegalStateException: broken (--verbose shows where)\n");
    bytes.reset();
    new FailureReport(err, true, false).report(new IllegalStateException("broken"));
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("\tat " + getClass().getName());
  }
}
