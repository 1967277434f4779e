package dev.codeanatomy.plugin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbiVersionTest {
  @Property
  void aVersionReadsBackFromItsText(
      @ForAll @IntRange(max = 99999) int major, @ForAll @IntRange(max = 99999) int minor) {
    AbiVersion version = AbiVersion.of(major, minor);
    assertThat(AbiVersion.parse(version.toString())).isEqualTo(version).hasSameHashCodeAs(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.", ".1", "1.2.3", "01.2", "1.02", "-1.0", "v1.0", "1.100000"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> AbiVersion.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "1.2, 1.2, true",
    "1.2, 1.0, true",
    "1.2, 1.3, false",
    "1.2, 0.1, false",
    "1.2, 2.0, false"
  })
  void aHostLoadsItsMajorUpToItsMinor(String host, String plugin, boolean loads) {
    assertThat(AbiVersion.parse(host).loads(AbiVersion.parse(plugin))).isEqualTo(loads);
  }

  @ParameterizedTest
  @CsvSource({"0.9, 1.0", "1.2, 1.10"})
  void versionsAreOrderedAsNumbers(String lower, String higher) {
    assertThat(AbiVersion.parse(lower)).isLessThan(AbiVersion.parse(higher));
  }
}
