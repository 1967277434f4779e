package dev.codeanatomy.plugin.codeanatomy.span;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalAlignScoreTest {
  private static final TestPlugin PLUGIN = TestPlugin.load();

  @ParameterizedTest
  @CsvSource({
    "0, 5, 10, 20, -10", // nothing shared: the right one's length below zero
    "0, 10, 10, 20, -10",
    "10, 20, 0, 25, 10",
    "10, 20, 15, 18, 3",
    "10, 20, 15, 30, 5",
    "10, 20, 10, 20, 10",
    "5, 5, 0, 10, -10",
    "5, 5, 5, 5, 0",
    "0, 5, 20, 10, 0", // no interval has a length below zero
    "-9223372036854775808, 9223372036854775807, -9223372036854775808, 9223372036854775807,"
        + " 9223372036854775807",
  })
  void aScoreIsWhatIsSharedOrHowMuchIsNot(
      long leftStart, long leftEnd, long rightStart, long rightEnd, double score) throws Exception {
    assertThat(PLUGIN.call("interval_align_score", leftStart, leftEnd, rightStart, rightEnd))
        .isEqualTo(score);
  }

  @Test
  void aNullGivesNull() throws Exception {
    Literal nothing = Literal.ofNull(ArrowTypes.INT64);
    assertThat(PLUGIN.call("interval_align_score", nothing, 5L, 10L, 20L)).isNull();
    assertThat(PLUGIN.call("interval_align_score", 0L, nothing, 10L, 20L)).isNull();
    assertThat(PLUGIN.call("interval_align_score", 0L, 5L, nothing, 20L)).isNull();
    assertThat(PLUGIN.call("interval_align_score", 0L, 5L, 10L, nothing)).isNull();
  }
}
