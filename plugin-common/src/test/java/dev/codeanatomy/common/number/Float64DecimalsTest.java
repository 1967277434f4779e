package dev.codeanatomy.common.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Float64DecimalsTest {
  @Property
  void theShortestDecimalOfADoubleStandsForIt(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    Assume.that(Double.isFinite(value));

    BigDecimal shortest = Float64Decimals.shortest(value);

    assertThat(shortest.precision()).isLessThanOrEqualTo(17);
    assertThat(Float64Decimals.lossless(shortest).orElseThrow()).isEqualTo(value + 0.0);
  }

  @Property
  void aDoubleItselfStandsForItself(@ForAll double value) {
    assertThat(Float64Decimals.lossless(new BigDecimal(value)).orElseThrow())
        .isEqualTo(value + 0.0);
  }

  @Property
  void everyDecimalOfFifteenDigitsStandsForADouble(
      @ForAll long digits, @ForAll @IntRange(min = -200, max = 200) int scale) {
    BigDecimal decimal = BigDecimal.valueOf(digits % 1_000_000_000_000_000L, scale);

    assertThat(Float64Decimals.lossless(decimal)).hasValue(decimal.doubleValue());
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0.1", "-0.1, -0.1", "1e23, 1e23", "0.000, 0", "5e-324, 4.9e-324"})
  void aDecimalThatADoubleGivesBackStandsForIt(String decimal, double value) {
    assertThat(Float64Decimals.lossless(new BigDecimal(decimal))).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9007199254740993",
        "-9007199254740993",
        "1e400",
        "1e-400",
        "3.14159265358979323846",
        "0.10000000000000001"
      })
  void aDecimalThatADoubleChangesStandsForNone(String decimal) {
    assertThat(Float64Decimals.lossless(new BigDecimal(decimal))).isEmpty();
  }
}
