package dev.codeanatomy.host.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.manifest.PluginManifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

class ManifestChecksTest {
  private static final String ONE_SCALAR =
      "\"exports\": {\"scalar\": [{\"name\": \"f\", \"signature\": \"() -> any\","
          + " \"revision\": 1}]}";
  private static final String DESCRIPTOR = "Plugin-Id: p\nPlugin-Version: 1.0.0\n";

  @Test
  void aManifestThatAgreesWithItsDescriptorAndItsBitsPasses() {
    assertThat(findings(ManifestFixture.of("2", ONE_SCALAR), DESCRIPTOR)).isEmpty();
  }

  @Test
  void bitsAndExportListsCoverEachOtherBothWays() {
    assertThat(findings(ManifestFixture.of("4", ONE_SCALAR), DESCRIPTOR))
        .extracting(Finding::code, Finding::where)
        .containsExactly(
            tuple(FindingCode.EXPORT_WITHOUT_CAPABILITY, "/capabilities"),
            tuple(FindingCode.CAPABILITY_WITHOUT_EXPORT, "/exports/aggregate"));
  }

  @Test
  void whatPf4jReadsMustBeThereAndAgree() {
    PluginManifest manifest = ManifestFixture.of("2", ONE_SCALAR);

    assertThat(ManifestChecks.check(manifest, Optional.empty()))
        .extracting(Finding::code)
        .containsExactly(FindingCode.DESCRIPTOR_MISSING, FindingCode.DESCRIPTOR_MISSING);
    assertThat(findings(manifest, "Plugin-Id: q\nPlugin-Version: 1.0.1\n"))
        .extracting(Finding::found)
        .containsExactly("Plugin-Id: q", "Plugin-Version: 1.0.1");
    assertThat(findings(manifest, DESCRIPTOR + "Plugin-Dependencies: q\n"))
        .extracting(Finding::code)
        .containsExactly(FindingCode.DESCRIPTOR_DIFFERS);
  }

  @Test
  void aModuleThatIsNotInTheJdkIsNamedWithTheOneThatWasMeant() {
    PluginManifest manifest =
        ManifestFixture.of("2", ONE_SCALAR + ", \"javaModules\": [\"jdk.compilr\"]");

    assertThat(findings(manifest, DESCRIPTOR))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(FindingCode.JAVA_MODULE_MISSING);
              assertThat(finding.advice()).contains("Did you mean 'jdk.compiler'?");
            });
  }

  @Test
  void aPluginThatNeedsAnotherIsRefusedForNow() {
    PluginManifest manifest =
        ManifestFixture.of(
            "2", ONE_SCALAR + ", \"requires\": [{\"plugin\": \"q\", \"version\": \"^1.2\"}]");

    assertThat(findings(manifest, DESCRIPTOR))
        .extracting(Finding::code)
        .containsExactly(FindingCode.MANIFEST_NOT_SUPPORTED_YET);
  }

  private static List<Finding> findings(PluginManifest manifest, String descriptor) {
    String text = "Manifest-Version: 1.0\n" + descriptor + "\n";
    try {
      return ManifestChecks.check(
          manifest,
          Optional.of(
              new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
