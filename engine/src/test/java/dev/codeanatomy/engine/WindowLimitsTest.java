package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Where a plugin's window function may not stand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowLimitsTest {
  private Workspace work;

  @BeforeAll
  void open(@TempDir Path fresh) throws Exception {
    PluginArchive.of("faults").into(fresh.resolve("plugins"));
    work = Workspace.open(fresh.resolve("work"), fresh.resolve("plugins"));
  }

  @AfterAll
  void close() {
    work.close();
  }

  @Test
  void inACorrelatedSubQueryItIsRefused() {
    EngineError error =
        work.refusedQuery(
            "SELECT n FROM numbers AS o WHERE n < (SELECT MAX(w) FROM (SELECT window_same(i.n +"
                + " o.n, 'none', 'none') OVER (ORDER BY i.n) AS w FROM numbers AS i) AS t)");

    assertThat(error.code()).isEqualTo(FindingCode.LOWER_WINDOW_IN_SUBQUERY);
  }
}
