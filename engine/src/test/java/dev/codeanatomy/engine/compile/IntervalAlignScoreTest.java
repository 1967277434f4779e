package dev.codeanatomy.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.RealPlugin;
import dev.codeanatomy.engine.Rows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** There is one score: the transform's is the function's, and at least zero. */
class IntervalAlignScoreTest {
  private static final int POSITIONS = 4;

  private static String align(String mode) {
    return "{\"kind\": \"IntervalAlign\", \"left\": \"l\", \"right\": \"r\", \"mode\": \""
        + mode
        + "\", \"select_left\": [\"bstart\", \"bend\"], \"select_right\": [\"bstart\", \"bend\"]}";
  }

  @ParameterizedTest
  @CsvSource({"EXACT, 15", "CONTAINED_BEST, 70", "OVERLAP_MAX, 90"})
  void theMatchScoreIsWhatTheFunctionGives(String mode, int count) throws Exception {
    List<String> matches;
    try (SpecRun db = new SpecRun(pairs())) {
      matches = db.run(SpecRun.spec(List.of("l", "r"), align(mode)));
    }
    List<String> values =
        matches.stream()
            .skip(1)
            .map(row -> row.split("\\|"))
            .map(row -> "(" + String.join(", ", row[0], row[1], row[2], row[3], row[5]) + ")")
            .toList();
    assertThat(values).hasSize(count);
    try (Engine engine = RealPlugin.engine()) {
      assertThat(
              Rows.of(
                  engine,
                  "SELECT * FROM (VALUES "
                      + String.join(", ", values)
                      + ") AS t(ls, le, rs, re, score)"
                      + " WHERE score <> GREATEST(interval_align_score(ls, le, rs, re), 0)"))
          .isEmpty();
    }
  }

  /** All pairs of intervals on a few positions, empty ones too; each pair has its own path. */
  private static String[] pairs() {
    List<String> left = new ArrayList<>();
    List<String> right = new ArrayList<>();
    for (int i = 0; i < 1 << 12; i++) {
      int[] ends = {i & 7, i >> 3 & 7, i >> 6 & 7, i >> 9 & 7};
      if (ends[0] <= ends[1]
          && ends[1] <= POSITIONS
          && ends[2] <= ends[3]
          && ends[3] <= POSITIONS) {
        left.add("('" + i + "', " + ends[0] + ", " + ends[1] + ")");
        right.add("('" + i + "', " + ends[2] + ", " + ends[3] + ")");
      }
    }
    return new String[] {
      "CREATE TABLE l(path VARCHAR, bstart BIGINT, bend BIGINT)",
      "INSERT INTO l VALUES " + String.join(", ", left),
      "CREATE TABLE r(path VARCHAR, bstart BIGINT, bend BIGINT)",
      "INSERT INTO r VALUES " + String.join(", ", right)
    };
  }

  @Test
  void anotherNameOfAModeIsRefused() throws Exception {
    try (SpecRun db = new SpecRun(pairs())) {
      assertThatThrownBy(() -> db.run(SpecRun.spec(List.of("l", "r"), align("OVERLAP_BEST"))))
          .hasMessageContaining("OVERLAP_BEST");
    }
  }
}
