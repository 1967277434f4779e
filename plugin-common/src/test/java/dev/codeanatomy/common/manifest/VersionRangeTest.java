package dev.codeanatomy.common.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {
  @ParameterizedTest
  @CsvSource({
    "^1.2, 1.2, true",
    "^1.2, 1.9.7, true",
    "^1.2, 2.0, false",
    "^1.2, 1.1.9, false",
    "^0.1, 0.1.5, true",
    "^0.1, 0.2, false",
    "^0.0.3, 0.0.4, false",
    "^0, 0.9, true",
    "~1.2.3, 1.2.9, true",
    "~1.2.3, 1.3.0, false",
    "~1, 1.9, true",
    ">=1.2 <2, 1.99, true",
    ">=1.2 <2, 2.0.0, false",
    "1.2.3, 1.2.3, true",
    "1.2.3, 1.2.4, false",
    "1.2, 1.2.0-rc1, true",
    "*, 7, true"
  })
  void aVersionLiesInARangeOrNot(String range, String version, boolean contained) {
    assertThat(VersionRange.parse(range).contains(version)).isEqualTo(contained);
  }

  @Test
  void anythingElseIsRefusedWithExamples() {
    assertThatThrownBy(() -> VersionRange.parse("latest"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("^1.2")
        .hasMessageContaining("'latest'");
  }
}
