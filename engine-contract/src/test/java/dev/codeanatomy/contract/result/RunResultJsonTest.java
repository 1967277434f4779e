package dev.codeanatomy.contract.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineStage;
import dev.codeanatomy.contract.spec.MaterializationMode;
import dev.codeanatomy.contract.spec.SpecHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunResultJsonTest {
  private static final ContentHash HASH = ContentHash.of("x".getBytes(StandardCharsets.UTF_8));

  /** The same bytes under every JDK that runs this test. */
  @Test
  void theCanonicalTextIsThisOne() {
    assertThat(RunResultJson.write(result()))
        .isEqualTo(
            "{\"engine_versions\":{\"codeanatomy\":\"0.1.0\",\"duckdb\":\"2.0.0\"},"
                + "\"inputs\":[{\"name\":\"codeanatomy.java_nodes\"},"
                + "{\"name\":\"orders\",\"version\":\"12\"}],"
                + "\"measured\":{\"completed_at\":\"2026-11-20T10:00:01.500Z\",\"stages\":["
                + "{\"micros\":1200,\"stage\":\"compile\",\"subject\":\"run\"},"
                + "{\"micros\":35000,\"stage\":\"write\",\"subject\":\"cpg_nodes\"}],"
                + "\"started_at\":\"2026-11-20T10:00:00Z\"},"
                + "\"outputs\":["
                + "{\"files\":2,\"location\":\"/out/cpg_nodes\","
                + "\"materialization_mode\":\"Overwrite\",\"name\":\"cpg_nodes\",\"rows\":17,"
                + "\"write_outcome\":{\"bytes_written\":4096,\"delta_version\":3,"
                + "\"files_added\":2,\"status\":\"captured\"}},"
                + "{\"files\":0,\"location\":\"/out/calls\","
                + "\"materialization_mode\":\"Append\",\"name\":\"calls\",\"rows\":0,"
                + "\"write_outcome\":{\"delta_version\":1,\"status\":\"already_committed\"}},"
                + "{\"files\":1,\"location\":\"/out/r\u00e4nge\","
                + "\"materialization_mode\":\"Append\",\"name\":\"ranges\",\"rows\":5,"
                + "\"write_outcome\":{\"reason\":\"snapshot_read_failed\","
                + "\"status\":\"unavailable\"}}],"
                + "\"parameters\":{\"root\":\"src\"},"
                + "\"plugins\":[{\"bits\":[\"scalar\",\"table_function\"],\"hash\":\""
                + HASH
                + "\",\"id\":\"codeanatomy\",\"version\":\"0.1.0\"}],"
                + "\"run_id\":\"run-1\",\"spec_hash\":{\"full\":\""
                + HASH
                + "\",\"identity\":\""
                + HASH
                + "\"},\"warnings\":[{\"code\":\"SPEC-2207\",\"context\":{\"view\":\"v\"},"
                + "\"message\":\"No output needs view 'v'\",\"stage\":\"validate\"}]}");
  }

  @Test
  void readsBackWhatItWrote() {
    assertThat(RunResultJson.read(RunResultJson.write(result()))).isEqualTo(result());
  }

  @Test
  void refusesWhatIsNotARunResult() {
    String text = RunResultJson.write(result()).replace("\"run_id\"", "\"runid\"");

    assertThatThrownBy(() -> RunResultJson.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Did you mean 'run_id'?");
    assertThatThrownBy(() -> RunResultJson.read("{"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not JSON");
  }

  private static RunResult result() {
    return new RunResult(
        "run-1",
        new SpecHash(HASH, HASH),
        new TreeMap<>(Map.of("root", "src")),
        List.of(
            new InputInfo("orders", Optional.of("12")),
            new InputInfo("codeanatomy.java_nodes", Optional.empty())),
        List.of(
            new OutputResult(
                "cpg_nodes",
                "/out/cpg_nodes",
                17,
                2,
                MaterializationMode.OVERWRITE,
                new WriteOutcome.Captured(3, 2, 4096)),
            new OutputResult(
                "calls",
                "/out/calls",
                0,
                0,
                MaterializationMode.APPEND,
                new WriteOutcome.AlreadyCommitted(1)),
            new OutputResult(
                "ranges",
                "/out/r\u00e4nge",
                5,
                1,
                MaterializationMode.APPEND,
                new WriteOutcome.Unavailable("snapshot_read_failed"))),
        List.of(
            new RunWarning(
                FindingCode.GRAPH_UNUSED_VIEW,
                EngineStage.VALIDATE,
                "No output needs view 'v'",
                new TreeMap<>(Map.of("view", "v")))),
        List.of(
            new PluginInfo(
                "codeanatomy", "0.1.0", HASH.text(), List.of("table_function", "scalar"))),
        new TreeMap<>(Map.of("codeanatomy", "0.1.0", "duckdb", "2.0.0")),
        new Measured(
            Instant.parse("2026-11-20T10:00:00Z"),
            Instant.parse("2026-11-20T10:00:01.500Z"),
            List.of(
                new StageTiming(EngineStage.COMPILE, "run", 1200),
                new StageTiming(EngineStage.WRITE, "cpg_nodes", 35000))));
  }
}
