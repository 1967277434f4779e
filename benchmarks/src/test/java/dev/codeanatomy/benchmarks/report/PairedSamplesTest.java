package dev.codeanatomy.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PairedSamplesTest {
  @Test
  void aRoundThatWasSlowForBothSidesLeavesTheRatioAlone() {
    PairedSamples samples = new PairedSamples();
    samples.add(10, 12);
    samples.add(100, 120);
    samples.add(10, 12);

    assertThat(samples.ratio().min()).isEqualTo(1.2);
    assertThat(samples.ratio().max()).isEqualTo(1.2);
    assertThat(samples.ratioText()).isEqualTo("1.20 (1.20-1.20)");
  }

  @Test
  void theRatioIsTheMedianOfThePairsAndNotThatOfTheMedians() {
    PairedSamples samples = new PairedSamples();
    samples.add(1, 3);
    samples.add(2, 2);
    samples.add(4, 2);

    assertThat(samples.peer().median()).isEqualTo(2);
    assertThat(samples.subject().median()).isEqualTo(2);
    assertThat(samples.ratioText()).isEqualTo("1.00 (0.50-3.00)");
  }

  @Test
  void aPeerThatTookNoTimeIsRefused() {
    PairedSamples samples = new PairedSamples();

    assertThatThrownBy(() -> samples.add(0, 1)).hasMessageContaining("must be positive: 0.0");
    assertThatThrownBy(() -> samples.add(Double.NaN, 1)).hasMessageContaining("NaN");
    assertThat(samples.ratio().count()).isZero();
  }
}
