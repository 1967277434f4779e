package dev.codeanatomy.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GoalTest {
  @Test
  void theGoalItselfStillMeetsIt() {
    assertThat(Goal.atMost(1.10).verdict(1.10)).isEqualTo("met");
    assertThat(Goal.atMost(1.10).verdict(1.12)).isEqualTo("missed");
  }

  @Test
  void figuresAreComparedAsTheyAreShown() {
    assertThat(Goal.atMost(1.10).verdict(1.1049)).isEqualTo("met");
    assertThat(Goal.atMost(1.10).verdict(1.1051)).isEqualTo("missed");
  }

  @Test
  void oneFigureThatMissesIsEnough() {
    assertThat(Goal.atMost(2.00).verdict(1.5, 2.3)).isEqualTo("missed");
    assertThat(Goal.atMost(2.00).verdict(1.5, 1.9)).isEqualTo("met");
  }

  @Test
  void withoutAGoalThereIsNoVerdict() {
    assertThat(Goal.NONE.verdict(99)).isEqualTo("-");
    assertThat(Goal.NONE.text()).isEqualTo("-");
    assertThat(Goal.atMost(1.5).text()).isEqualTo("1.50");
  }
}
