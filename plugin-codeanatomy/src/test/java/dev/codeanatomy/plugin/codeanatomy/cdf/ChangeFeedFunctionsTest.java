package dev.codeanatomy.plugin.codeanatomy.cdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import dev.codeanatomy.plugin.codeanatomy.fixture.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeFeedFunctionsTest {
  private static final TestPlugin PLUGIN = TestPlugin.load();

  @ParameterizedTest
  @CsvSource({
    "update_postimage, 3, true, false",
    "insert, 2, true, false",
    "delete, 1, false, true",
    "update_preimage, 0, false, false",
    "other, -1, false, false",
    "'', -1, false, false",
    "' INSERT ', 2, true, false",
    "'\u00a0Delete\u3000', 1, false, true",
    "\u00e9, -1, false, false",
    "inserted, -1, false, false"
  })
  void aChangeHasItsRank(String changeType, long rank, boolean upsert, boolean delete)
      throws Exception {
    assertThat(PLUGIN.call("cdf_change_rank", changeType)).isEqualTo(rank);
    assertThat(PLUGIN.call("cdf_is_upsert", changeType)).isEqualTo(upsert);
    assertThat(PLUGIN.call("cdf_is_delete", changeType)).isEqualTo(delete);
  }

  @Test
  void nullGivesNull() throws Exception {
    assertThat(PLUGIN.call("cdf_change_rank", (Object) null)).isNull();
    assertThat(PLUGIN.call("cdf_is_upsert", (Object) null)).isNull();
    assertThat(PLUGIN.call("cdf_is_delete", (Object) null)).isNull();
  }

  @Test
  void ranksAreGivenRowByRow() throws Exception {
    Value types = Value.column(ArrowTypes.UTF8, "insert", null, "delete", "insert");
    assertThat(PLUGIN.scalar("cdf_change_rank").args(types).withViewTexts().rows())
        .containsExactly(2L, null, 1L, 2L);
    assertThat(PLUGIN.scalar("cdf_is_upsert").named("change_type", types).rows())
        .containsExactly(true, null, false, true);
  }
}
