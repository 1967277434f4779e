package dev.codeanatomy.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static Samples of(double... values) {
    Samples samples = new Samples();
    for (double value : values) {
      samples.add(value);
    }
    return samples;
  }

  @Test
  void figuresDoNotDependOnTheOrderOfTheValues() {
    Samples samples = of(5, 1, 4);

    assertThat(samples.min()).isEqualTo(1);
    assertThat(samples.median()).isEqualTo(4);
    assertThat(samples.max()).isEqualTo(5);
    assertThat(samples.mean()).isEqualTo(10.0 / 3);
    assertThat(samples.count()).isEqualTo(3);
  }

  @Test
  void theMedianOfAnEvenNumberIsTheLowerOfTheTwoInTheMiddle() {
    assertThat(of(4, 1, 3, 2).median()).isEqualTo(2);
    assertThat(of(2, 1).median()).isEqualTo(1);
  }

  @Test
  void oneValueIsAllFiguresAtOnce() {
    Samples samples = of(7);

    assertThat(samples.min()).isEqualTo(7);
    assertThat(samples.median()).isEqualTo(7);
    assertThat(samples.max()).isEqualTo(7);
  }

  @Test
  void withoutValuesThereIsNoFigure() {
    assertThatThrownBy(() -> of().median()).isInstanceOf(NoSuchElementException.class);
  }
}
