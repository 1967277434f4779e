package dev.codeanatomy.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntervalAlignTest {
  private static final List<String> INPUTS = List.of("l", "r");

  private SpecRun db;

  @BeforeEach
  void tables() throws Exception {
    db =
        new SpecRun(
            "CREATE TABLE l(path VARCHAR, bstart BIGINT, bend BIGINT, left_value BIGINT)",
            "INSERT INTO l VALUES ('a.py', 10, 20, 1), ('b.py', 20, 30, 2), (NULL, 1, 2, 3)",
            "CREATE TABLE r(path VARCHAR, bstart BIGINT, bend BIGINT, score BIGINT)",
            "INSERT INTO r VALUES ('a.py', 0, 25, 7), ('a.py', 8, 50, 3), (NULL, 0, 9, 1)",
            "CREATE TABLE nested(path VARCHAR, bstart BIGINT, bend BIGINT, name VARCHAR)",
            "INSERT INTO nested VALUES ('a.py', 0, 100, 'class'), ('a.py', 5, 60, 'method'),"
                + " ('a.py', 9, 21, 'block'), ('a.py', 9, 21, 'alias'), ('a.py', 12, 40, 'no')");
  }

  @AfterEach
  void close() throws Exception {
    db.close();
  }

  private static String align(String more) {
    return "{\"kind\": \"IntervalAlign\", \"left\": \"l\", \"right\": \"r\"" + more + "}";
  }

  @Test
  void theTightestContainerWins() throws Exception {
    // Of 0-25 (25 long) and 8-50 (42 long) the first encloses 10-20 more tightly.
    assertThat(db.run(SpecRun.spec(INPUTS, align(""))))
        .containsExactly(
            "path|bstart|bend|left_value|path__r|bstart__r|bend__r|score|match_kind|match_score",
            "a.py|10|20|1|a.py|0|25|7|CONTAINED_BEST|10.0");
  }

  @Test
  void aLeftAlignmentKeepsRowsWithoutAMatch() throws Exception {
    assertThat(db.run(SpecRun.spec(INPUTS, align(", \"how\": \"left\""))))
        .containsExactly(
            "path|bstart|bend|left_value|path__r|bstart__r|bend__r|score|match_kind|match_score",
            "a.py|10|20|1|a.py|0|25|7|CONTAINED_BEST|10.0",
            "b.py|20|30|2|null|null|null|null|NO_MATCH|null",
            "null|1|2|3|null|null|null|null|NO_MATCH|null");
  }

  @Test
  void theInnermostOfManyWinsAndTieBreakersDecideBetweenEqualOnes() throws Exception {
    String nested =
        """
        {"kind": "IntervalAlign", "left": "l", "right": "nested", "select_left": ["left_value"],
         "select_right": ["name"], "emit_match_meta": false TIES}
        """;

    assertThat(db.run(SpecRun.spec(List.of("l", "nested"), nested.replace("TIES", ""))))
        .containsExactly("left_value|name", "1|alias");
    assertThat(
            db.run(
                SpecRun.spec(
                    List.of("l", "nested"),
                    nested.replace(
                        "TIES",
                        ", \"tie_breakers\": [{\"column\": \"name\", \"order\":"
                            + " \"descending\"}]"))))
        .containsExactly("left_value|name", "1|block");
  }

  @Test
  void overlapMaxTakesTheOneSharingMost() throws Exception {
    assertThat(
            db.run(
                SpecRun.spec(
                    List.of("l", "nested"),
                    """
                    {"kind": "IntervalAlign", "left": "l", "right": "nested", "mode": "OVERLAP_MAX",
                     "select_left": ["left_value"], "select_right": ["bstart", "bend"],
                     "tie_breakers": [{"column": "bstart", "order": "descending"}]}
                    """)))
        .containsExactly(
            "left_value|bstart|bend|match_kind|match_score", "1|9|21|OVERLAP_MAX|10.0");
  }

  @Test
  void exactNeedsBothEnds() throws Exception {
    assertThat(db.run(SpecRun.spec(INPUTS, align(", \"mode\": \"EXACT\"")))).hasSize(1);
    assertThat(
            db.run(
                SpecRun.spec(
                    List.of("l"),
                    """
                    {"kind": "IntervalAlign", "left": "l", "right": "l", "mode": "EXACT",
                     "select_left": ["left_value"], "select_right": ["left_value"],
                     "match_kind_col": "kind", "match_score_col": "shared"}
                    """)))
        .containsExactly(
            "left_value|left_value__r|kind|shared", "1|1|EXACT|10.0", "2|2|EXACT|10.0");
  }

  @Test
  void aRightColumnCalledLikeAMetaColumnIsRenamed() throws Exception {
    assertThat(
            db.run(
                SpecRun.spec(
                    INPUTS,
                    align(
                        ", \"select_left\": [\"left_value\"], \"select_right\": [\"score\"],"
                            + " \"match_score_col\": \"score\""))))
        .containsExactly("left_value|score__r|match_kind|score", "1|7|CONTAINED_BEST|10.0");
  }
}
