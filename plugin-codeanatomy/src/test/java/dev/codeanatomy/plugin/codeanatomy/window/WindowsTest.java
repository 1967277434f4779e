package dev.codeanatomy.plugin.codeanatomy.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.plugin.codeanatomy.fixture.TestPlugin;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {
  @Test
  void rowsAreNumberedInTheWindowsOrderAndEachPartitionStartsAtOne() throws Exception {
    assertThat(
            TestPlugin.load()
                .window("dedupe_best_by_score")
                .over(List.of(List.of(0, 1), List.of(0), List.of(0, 0, 0), List.of())))
        .containsExactly(List.of(1L, 2L), List.of(1L), List.of(1L, 2L, 3L), List.<Object>of());
  }
}
