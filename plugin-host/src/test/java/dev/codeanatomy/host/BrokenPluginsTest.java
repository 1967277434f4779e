package dev.codeanatomy.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.Severity;
import dev.codeanatomy.plugin.api.PluginExports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fixture has one fault, and gives exactly its code. */
class BrokenPluginsTest {
  @TempDir Path work;

  @ParameterizedTest
  @CsvSource({
    "throws-in-exports, ABI-1304",
    "throws-in-bind, ABI-1503",
    "throws-in-evaluate, ABI-1505",
    "recurses-until-the-stack-ends, ABI-1505",
    "never-answers, ABI-1305",
    "fails-to-initialise, ABI-1303",
    "allocates-too-much, ABI-1306",
    "spec-is-null, ABI-1304",
    "type-of-its-own, ABI-1304",
    "message-throws, ABI-1503",
    "message-never-comes, ABI-1305",
    "hangs-in-every-export, ABI-1305"
  })
  void aPluginThatFailsWhileItRunsIsQuarantined(String name, String code) {
    AdmissionResult result = admit(PluginFixture.of(work, name));

    assertThat(result).isInstanceOf(AdmissionResult.Quarantined.class);
    assertThat(errors(result)).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({
    "wrong-length, ABI-1506",
    "wrong-return-type, ABI-1504",
    "wrong-answer, ABI-1508",
    "kernel-does-not-fit, ABI-1513",
    "sample-does-not-fit, ABI-1502",
    "keeps-memory, ABI-1308",
    "names-one-thing-twice, ABI-1405",
    "entry-is-no-module, ABI-1302",
    "no-entry-point, ABI-1301",
    "merge-changes-source, ABI-1509",
    "evaluate-changes-state, ABI-1510",
    "state-does-not-travel, ABI-1511",
    "state-too-large, ABI-1514",
    "window-wrong-length, ABI-1506",
    "table-names-a-column-twice, ABI-1512",
    "expects-nothing, ABI-1502",
    "merge-takes-nothing, ABI-1515",
    "merge-forgets-the-target, ABI-1515",
    "merge-loses-a-half, ABI-1508",
    "import-trusts-the-memory, ABI-1511",
    "classify-gives-null, ABI-1516",
    "classify-changes-its-mind, ABI-1516",
    "exact-filters-nothing, ABI-1516",
    "filter-drops-what-is-true, ABI-1516"
  })
  void aPluginThatDoesNotKeepItsWordIsRefused(String name, String code) {
    AdmissionResult result = admit(PluginFixture.of(work, name));

    assertThat(result).isInstanceOf(AdmissionResult.Refused.class);
    assertThat(errors(result)).containsExactly(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spec-answers-once", "provider-answers-once"})
  void whatAnExportSaysOfItselfIsAskedForOnceAndKept(String name) {
    RootAllocator allocator = new RootAllocator();
    try (PluginHost host = PluginHost.open(HostConfig.of(work.resolve("cache"), allocator))) {
      AdmissionResult result = host.admit(PluginFixture.of(work, name).zip());

      assertThat(errors(result)).isEmpty();
      PluginExports exports = host.plugin("broken").orElseThrow().exports();
      assertThat(exports.scalars()).allMatch(f -> f.spec().name().equals("broken"));
      assertThat(exports.tableProviders())
          .allMatch(f -> f.kind().equals("broken") && f.options().size() == 1);
    }
    allocator.close();
  }

  @Test
  void anExceptionWhoseMessageFailsIsNamedByItsClass() {
    AdmissionResult result = admit(PluginFixture.of(work, "message-throws"));

    assertThat(result.report().findings().get(0).found())
        .isEqualTo("it threw broken.Plugin$Broken$Unspeakable");
  }

  @Test
  void anEntryPointInAPackageOfJavaIsAFinding() {
    AdmissionResult result =
        admit(
            PluginFixture.of(work, "good")
                .entry("classes/java/broken/Plugin.class", "no class at all")
                .manifest(m -> m.put("entryPoint", "java.broken.Plugin")));

    assertThat(result).isInstanceOf(AdmissionResult.Refused.class);
    assertThat(errors(result)).containsExactly("ABI-1303");
  }

  @Test
  void aClassThatCannotBeReadIsRefusedAndNotQuarantined() {
    AdmissionResult result =
        admit(
            PluginFixture.of(work, "good").entry("classes/broken/Plugin.class", "no class at all"));

    assertThat(result).isInstanceOf(AdmissionResult.Refused.class);
    assertThat(errors(result)).containsExactly("ABI-1303");
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("a property nobody knows", "ABI-1104", m -> m.put("capabilitys", "0x2")),
        lie("a missing property", "ABI-1103", m -> m.remove("entryPoint")),
        lie("a wrong type", "ABI-1105", m -> m.put("java", "17")),
        lie("a value out of range", "ABI-1106", m -> m.put("capabilities", "0xfffffffffffffffff")),
        lie("an unknown manifest version", "ABI-1108", m -> m.put("manifestVersion", 2)),
        lie("another id than MANIFEST.MF", "ABI-1110", m -> m.put("id", "unbroken")),
        lie("another major", "ABI-1201", m -> m.put("abi", "9.0")),
        lie("a newer minor", "ABI-1202", m -> m.put("abi", "0.7")),
        lie("another Arrow", "ABI-1207", m -> m.put("arrow", 99)),
        lie("a newer Java", "ABI-1208", m -> m.put("java", 99)),
        lie(
            "a module that is not there",
            "ABI-1209",
            m -> m.withArray("javaModules").add("jdk.comp")),
        lie("a bit and no export", "ABI-1203", m -> m.put("capabilities", "0x6")),
        lie("an export and no bit", "ABI-1204", m -> m.put("capabilities", "0x0")),
        lie("a bit of a later ABI", "ABI-1205", m -> m.put("capabilities", "0x22")),
        lie("a bit nobody knows", "ABI-1205", m -> m.put("capabilities", "0x80000002")),
        lie("another signature", "ABI-1403", m -> scalar(m).put("signature", "(v utf8) -> utf8")),
        lie("another revision", "ABI-1404", m -> scalar(m).put("revision", 2)),
        lie(
            "an option the plugin has not",
            "ABI-1406",
            m -> m.withArray("options").addObject().put("name", "depth").put("type", "int32")),
        lie(
            "a plugin it needs",
            "ABI-1111",
            m -> m.withArray("requires").addObject().put("plugin", "a").put("version", "^1")));
  }

  private static Arguments lie(String name, String code, Consumer<ObjectNode> change) {
    return Arguments.of(name, code, change);
  }

  private static ObjectNode scalar(ObjectNode manifest) {
    return (ObjectNode) manifest.at("/exports/scalar/0");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("lies")
  void aManifestThatLiesIsRefused(String name, String code, Consumer<ObjectNode> change) {
    AdmissionResult result = admit(PluginFixture.of(work, "good").manifest(change));

    assertThat(result).isInstanceOf(AdmissionResult.Refused.class);
    assertThat(errors(result)).containsExactly(code);
  }

  /** The fixture's entry point cannot be initialised, so whoever tried would hear of it. */
  @ParameterizedTest
  @CsvSource({"abi, 9.0, ABI-1201", "abi, 0.7, ABI-1202", "capabilities, 0x6, ABI-1203"})
  void whatTheManifestAloneTellsIsRefusedBeforeAnyClassIsInitialised(
      String property, String value, String code) {
    AdmissionResult result =
        admit(PluginFixture.of(work, "fails-to-initialise").manifest(m -> m.put(property, value)));

    assertThat(result).isInstanceOf(AdmissionResult.Refused.class);
    assertThat(errors(result)).containsExactly(code);
  }

  @Test
  void aRenamedExportIsBothMissingAndUnlisted() {
    AdmissionResult result =
        admit(PluginFixture.of(work, "good").manifest(m -> scalar(m).put("name", "brokn")));

    assertThat(errors(result)).containsExactly("ABI-1401", "ABI-1402");
    assertThat(result.report().findings().get(0).advice()).contains("Did you mean 'brokn'?");
  }

  @Test
  void aNewerManifestIsToldWhichAbiItNeedsAndNotWhichPropertyIsUnknown() {
    AdmissionResult result =
        admit(
            PluginFixture.of(work, "good")
                .manifest(m -> m.put("abi", "0.5").put("somethingNew", true)));

    assertThat(result.report().findings()).hasSize(1);
    assertThat(result.report().findings().get(0).found()).startsWith("needs ABI 0.5");
  }

  @Test
  void aBitOfALaterAbiNamesThatAbi() {
    AdmissionResult result =
        admit(PluginFixture.of(work, "good").manifest(m -> m.put("capabilities", "0x22")));

    assertThat(result.report().findings().get(0).found())
        .isEqualTo("bit 5 (RELATION_PLANNER), needs ABI 1.1");
  }

  @Test
  void anUnknownAdvisoryBitIsReportedAndThePluginAdmitted() {
    AdmissionResult result =
        admit(PluginFixture.of(work, "good").manifest(m -> m.put("capabilities", "0x100000002")));

    assertThat(result).isInstanceOf(AdmissionResult.Admitted.class);
    assertThat(result.report().findings())
        .extracting(f -> f.code().id())
        .containsExactly("ABI-1206");
  }

  @Test
  void aFailureNamesThePluginTheFunctionAndItsTypes() {
    AdmissionResult result = admit(PluginFixture.of(work, "throws-in-bind"));

    Finding finding = result.report().findings().get(0);
    assertThat(finding.where()).isEqualTo("broken broken(value int64) -> int64");
    assertThat(finding.found()).isEqualTo("it threw IllegalArgumentException: cannot bind");
  }

  @Test
  void aPluginsOwnMessageIsPassedOn() {
    AdmissionResult result = admit(PluginFixture.of(work, "throws-in-exports"));

    assertThat(result.report().findings().get(0).found()).isEqualTo("it says: the licence ran out");
  }

  @Test
  void allFindingsOfAStageComeAtOnce() {
    AdmissionResult result =
        admit(
            PluginFixture.of(work, "good")
                .manifest(m -> m.put("abi", "0.9").put("arrow", 99).put("java", 99)));

    assertThat(errors(result)).containsExactly("ABI-1202", "ABI-1207", "ABI-1208");
  }

  private AdmissionResult admit(PluginFixture fixture) {
    RootAllocator allocator = new RootAllocator();
    HostConfig config =
        HostConfig.of(work.resolve("cache"), allocator)
            .withCallTimeout(Duration.ofSeconds(2))
            .withAllocationLimit(1 << 20);
    // The allocator stays open: the fixture that keeps memory keeps it for good.
    try (PluginHost host = PluginHost.open(config)) {
      return host.admit(fixture.zip());
    }
  }

  private static List<String> errors(AdmissionResult result) {
    return result.report().findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(finding -> finding.code().id())
        .toList();
  }
}
