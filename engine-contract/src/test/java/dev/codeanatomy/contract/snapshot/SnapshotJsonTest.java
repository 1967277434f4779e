package dev.codeanatomy.contract.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.common.digest.ContentHash;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.snapshot.CapabilitySnapshot.RegistrySummary;
import dev.codeanatomy.contract.snapshot.CapabilitySnapshot.Surface;
import dev.codeanatomy.contract.snapshot.FunctionPage.DocumentedArgument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SnapshotJsonTest {
  private static final ContentHash HASH = ContentHash.of("x".getBytes(StandardCharsets.UTF_8));

  /** The same bytes under every JDK that runs this test. */
  @Test
  void theRegistrysCanonicalTextIsThisOne() {
    assertThat(SnapshotJson.REGISTRY.write(registry()))
        .isEqualTo(
            "{\"contract\":\"registry\",\"hash\":\"blake3:e375f3367b309125f7fc5e65e6d3b56e814a9497e2dbd1f3361175a06f53bbf2\",\"snapshot\":{"
                + "\"aliases\":{\"hash64\":\"stable_hash64\"},"
                + "\"config_defaults\":{\"codeanatomy\":{\"span_default_line_base\":\"0\"}},"
                + "\"functions\":["
                + "{\"aliases\":[\"hash64\"],\"kind\":\"scalar\",\"name\":\"stable_hash64\",\"named_arguments\":true,\"null_handling\":\"propagate\",\"parameters\":[{\"description\":\"Any"
                + " text.\",\"literal_only\":false,\"name\":\"value\",\"optional\":false,"
                + "\"types\":\"utf8\",\"variadic\":false}],\"plugin\":\"codeanatomy\","
                + "\"returns\":\"int64\",\"revision\":1,\"tags\":[\"hash\"],"
                + "\"volatility\":\"immutable\"},"
                + "{\"aliases\":[],\"kind\":\"table\",\"name\":\"udf_registry\",\"named_arguments\":true,"
                + "\"null_handling\":\"called\",\"parameters\":[{\"default\":\"0\","
                + "\"description\":\"\",\"literal_only\":true,\"name\":\"n\",\"optional\":true,"
                + "\"types\":\"int64\",\"variadic\":false}],\"returns\":\"struct\","
                + "\"revision\":2,\"tags\":[],\"volatility\":\"stable\"}]},\"version\":1}");
  }

  @Test
  void theHashesAreTheseOnes() {
    assertThat(
            List.of(
                SnapshotJson.REGISTRY.hash(registry()).hex(),
                SnapshotJson.DOCS.hash(docs()).hex(),
                SnapshotJson.CAPABILITIES.hash(capabilities()).hex()))
        .containsExactly(
            "e375f3367b309125f7fc5e65e6d3b56e814a9497e2dbd1f3361175a06f53bbf2",
            "706fb7275304e66d6b73b8f49c42047a366a0c265221122c9ef174963d58a92d",
            "879ccb4e8700054ec5380d998dd0411faef7e287564a47a05f8260b831a3caf3");
  }

  @Test
  void everySnapshotIsReadBackAsItWasWritten() {
    assertThat(SnapshotJson.REGISTRY.read(SnapshotJson.REGISTRY.write(registry())))
        .isEqualTo(new SnapshotReading.Read<>(registry(), SnapshotJson.REGISTRY.hash(registry())));
    assertThat(SnapshotJson.DOCS.read(SnapshotJson.DOCS.write(docs())))
        .isEqualTo(new SnapshotReading.Read<>(docs(), SnapshotJson.DOCS.hash(docs())));
    assertThat(SnapshotJson.CAPABILITIES.read(SnapshotJson.CAPABILITIES.write(capabilities())))
        .isEqualTo(
            new SnapshotReading.Read<>(
                capabilities(), SnapshotJson.CAPABILITIES.hash(capabilities())));
  }

  @Test
  void anUnknownPropertyIsAFindingWithItsPointer() {
    Finding finding =
        refused(SnapshotJson.REGISTRY.write(registry()).replace("\"tags\":[],", "\"tgs\":[],"));

    assertThat(finding.where()).isEqualTo("/snapshot/functions/1/tgs");
    assertThat(finding.code()).isEqualTo(FindingCode.SPEC_UNKNOWN_PROPERTY);
    assertThat(finding.remedy()).contains("Did you mean 'tags'?");
  }

  @Test
  void anotherVersionIsAFindingWithItsPointer() {
    Finding finding =
        refused(SnapshotJson.REGISTRY.write(registry()).replace("\"version\":1", "\"version\":2"));

    assertThat(finding.where()).isEqualTo("/version");
    assertThat(finding.expected()).contains("version 1");
  }

  @Test
  void aMissingVersionIsAFinding() {
    Finding finding =
        refused(SnapshotJson.REGISTRY.write(registry()).replace(",\"version\":1", ""));

    assertThat(finding.code()).isEqualTo(FindingCode.SPEC_MISSING_PROPERTY);
  }

  @Test
  void anotherKindOfSnapshotIsAFinding() {
    assertThat(refused(SnapshotJson.DOCS.write(docs())).where()).isEqualTo("/contract");
  }

  @Test
  void contentThatWasChangedUnderItsHashIsAFinding() {
    Finding finding =
        refused(
            SnapshotJson.REGISTRY.write(registry()).replace("\"revision\":2", "\"revision\":3"));

    assertThat(finding.where()).isEqualTo("/hash");
  }

  @Test
  void aliasesThatContradictTheFunctionsAreAFinding() {
    Finding finding =
        refused(
            SnapshotJson.REGISTRY
                .write(registry())
                .replace("{\"hash64\":\"stable_hash64\"}", "{}"));

    assertThat(finding.where()).isEqualTo("/snapshot");
  }

  @Test
  void aNameThatIsThereTwiceIsRefused() {
    List<RegistryFunction> twice =
        List.of(registry().functions().get(0), registry().functions().get(0));

    assertThatThrownBy(() -> RegistrySnapshot.of(twice, new TreeMap<>()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stable_hash64");
  }

  private static Finding refused(String text) {
    SnapshotReading<RegistrySnapshot> reading = SnapshotJson.REGISTRY.read(text);
    assertThat(reading).isInstanceOf(SnapshotReading.Refused.class);
    return ((SnapshotReading.Refused<RegistrySnapshot>) reading).findings().get(0);
  }

  private static RegistrySnapshot registry() {
    return RegistrySnapshot.of(
        List.of(
            new RegistryFunction(
                "stable_hash64",
                Optional.of("codeanatomy"),
                FunctionKind.SCALAR,
                List.of("hash64"),
                List.of(
                    new RegistryParameter(
                        "value", "utf8", false, false, false, Optional.empty(), "Any text.")),
                true,
                "int64",
                "immutable",
                "propagate",
                List.of("hash"),
                1),
            new RegistryFunction(
                "udf_registry",
                Optional.empty(),
                FunctionKind.TABLE,
                List.of(),
                List.of(
                    new RegistryParameter("n", "int64", true, false, true, Optional.of("0"), "")),
                true,
                "struct",
                "stable",
                "called",
                List.of(),
                2)),
        new TreeMap<>(Map.of("codeanatomy", new TreeMap<>(Map.of("span_default_line_base", "0")))));
  }

  private static DocsSnapshot docs() {
    return new DocsSnapshot(
        List.of(
            new FunctionPage(
                "stable_hash64",
                FunctionKind.SCALAR,
                "Hashing",
                "BLAKE2b-64 of the text.",
                "stable_hash64(value utf8) -> int64",
                Optional.of("SELECT stable_hash64('alpha')"),
                List.of(new DocumentedArgument("value", "Any text.")),
                List.of("hash64(value utf8) -> int64"))));
  }

  private static CapabilitySnapshot capabilities() {
    return new CapabilitySnapshot(
        new TreeMap<>(Map.of("codeanatomy", "0.1.0", "duckdb", "2.0.0")),
        new TreeMap<>(Map.of("registry", 1L)),
        new RegistrySummary(new TreeMap<>(Map.of("scalar", 1L, "table", 1L)), HASH),
        List.of(new Surface("substrait", false, List.of())),
        new RuntimeInstall(
            1,
            List.of(
                new InstalledPart("arrow", true, "18.x", Optional.of("18.3.0")),
                new InstalledPart("relation_planners", false, "any", Optional.empty()))));
  }
}
