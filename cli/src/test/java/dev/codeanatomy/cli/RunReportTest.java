package dev.codeanatomy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.result.Measured;
import dev.codeanatomy.contract.result.OutputResult;
import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.contract.result.StageTiming;
import dev.codeanatomy.contract.result.WriteOutcome;
import dev.codeanatomy.contract.spec.MaterializationMode;
import dev.codeanatomy.contract.spec.SpecHash;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunReportTest {
  @Test
  void whatAnEarlierRunWroteIsNotCountedAsNothing() throws IOException {
    ContentHash hash = ContentHash.ofParts("test", List.of("spec"));
    Instant start = Instant.parse("2024-01-15T10:30:00Z");
    RunResult result =
        new RunResult(
            "daily-1",
            new SpecHash(hash, hash),
            new TreeMap<>(),
            List.of(),
            List.of(
                output("fresh", 1200, 1, new WriteOutcome.Captured(3, 1, 4096)),
                output("known", 0, 0, new WriteOutcome.AlreadyCommitted(2))),
            List.of(),
            List.of(),
            new TreeMap<>(),
            new Measured(
                start,
                start.plusMillis(2500),
                List.of(new StageTiming(EngineStage.WRITE, "commit", 250_000))));
    StringWriter text = new StringWriter();

    RunReport.write(result, text);

    assertThat(text)
        .hasToString(
            """
            Run daily-1

              output   rows  files  commit                        where
              fresh   1,200      1  version 3, 4.0 KiB            /out/fresh
              known       -      -  version 2, by an earlier run  /out/known

              stage  what      time
              write  commit  0.25 s
                     all     2.50 s
            """);
  }

  private static OutputResult output(String name, long rows, long files, WriteOutcome outcome) {
    return new OutputResult(
        name, "/out/" + name, rows, files, MaterializationMode.OVERWRITE, outcome);
  }
}
