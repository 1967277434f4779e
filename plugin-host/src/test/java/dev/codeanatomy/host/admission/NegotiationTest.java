package dev.codeanatomy.host.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.Severity;
import dev.codeanatomy.common.manifest.ManifestHeader;
import dev.codeanatomy.plugin.api.AbiVersion;
import java.net.URL;
import org.apache.arrow.vector.FieldVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {
  private static final int JAVA = Runtime.version().feature();

  @Test
  void aPluginOfThisHostsVersionsFits() {
    assertThat(Negotiation.check(header(1, "0.1", 18, JAVA, "1f"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.1, 18, 17, 2, ABI-1108, /manifestVersion",
    "1, 1.0, 18, 17, 2, ABI-1201, /abi",
    "1, 0.2, 18, 17, 2, ABI-1202, /abi",
    "1, 0.1, 17, 17, 2, ABI-1207, /arrow",
    "1, 0.1, 18, 999, 2, ABI-1208, /java",
    "1, 0.1, 18, 17, 20, ABI-1205, /capabilities",
    "1, 0.1, 18, 17, 80000000, ABI-1205, /capabilities",
    "1, 0.1, 18, 17, 100000000, ABI-1206, /capabilities"
  })
  void whatDoesNotFitIsNamed(
      int manifest, String abi, int arrow, int java, String bits, String code, String where) {
    assertThat(Negotiation.check(header(manifest, abi, arrow, java, bits)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code().id()).isEqualTo(code);
              assertThat(finding.where()).isEqualTo(where);
            });
  }

  @Test
  void everyUnknownBitIsNamedAndOnlyACriticalOneIsAnError() {
    assertThat(Negotiation.check(header(1, "0.1", 18, JAVA, "4000000080000060")))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR, Severity.ERROR, Severity.ERROR, Severity.WARNING);
  }

  @Test
  void arrowsMajorIsThatOfTheArrowInThisHost() {
    URL home = FieldVector.class.getProtectionDomain().getCodeSource().getLocation();

    assertThat(home.getPath()).contains("arrow-vector-" + Negotiation.arrowMajor() + ".");
  }

  private static ManifestHeader header(int manifest, String abi, int arrow, int java, String bits) {
    return new ManifestHeader(
        manifest,
        "p",
        "1.0.0",
        AbiVersion.parse(abi),
        arrow,
        java,
        Long.parseUnsignedLong(bits, 16));
  }
}
