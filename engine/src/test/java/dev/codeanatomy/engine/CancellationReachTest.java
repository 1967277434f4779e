package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A cancelled query asks a plugin's function for nothing more once the batches are over that were
 * under way. Counted in rows and calls, not in time.
 */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CancellationReachTest {
  private static final String HOOK = "faults.hook";
  private static final int BATCH_ROWS = 2048;

  /** 200,000 rows, far more than a batch for every thread. */
  private static final String MANY =
      "UNNEST(ARRAY[%1$s]) AS a(n), UNNEST(ARRAY[%1$s]) AS b(n), UNNEST(ARRAY[%2$s]) AS c(n)"
          .formatted(numbers(100), numbers(20));

  private Engine engine;

  private static String numbers(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(", "));
  }

  @BeforeAll
  void open(@TempDir Path plugins) throws Exception {
    PluginArchive.of("faults").into(plugins);
    engine = Engine.builder().profile(EnvironmentProfile.SMALL).pluginDirectory(plugins).open();
  }

  @AfterAll
  void close() {
    engine.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a kernel, by row | SELECT SUM(kernel_same(a.n, 'apply', 'hook')) FROM MANY",
        "an evaluator, by batch | SELECT SUM(evaluator_same(a.n, 'evaluate', 'hook')) FROM MANY",
        "a fixed state, by row | SELECT fixed_total(a.n, 'update', 'hook') FROM MANY",
        "an object state, by row | SELECT object_total(a.n, 'update', 'hook') FROM MANY",
        "a window, by partition | SELECT SUM(w) FROM (SELECT window_same(a.n, 'evaluate', 'hook')"
            + " OVER (PARTITION BY a.n, b.n, c.n) AS w FROM MANY) AS t"
      })
  void aCancelledQueryAsksForNoFurtherBatch(String what, String sql) throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    AtomicLong callsAfter = new AtomicLong();
    Callable<Boolean> hook =
        () -> {
          called.countDown();
          cancelled.await();
          callsAfter.incrementAndGet();
          return true;
        };
    System.getProperties().put(HOOK, hook);
    ExecutorService canceller = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> cancelling =
          canceller.submit(
              () -> {
                called.await();
                engine.cancelRunning();
                cancelled.countDown();
                return true;
              });

      EngineException failure =
          catchThrowableOfType(
              EngineException.class, () -> Rows.of(engine, sql.replace("MANY", MANY)));

      assertThat(failure.error().code()).as("%s", failure).isEqualTo(FindingCode.RUN_CANCELLED);
      assertThat(cancelling.get()).isTrue();
      int threads = EnvironmentProfile.SMALL.threads();
      assertThat(callsAfter.get()).isBetween(1L, (long) threads * BATCH_ROWS);
    } finally {
      canceller.shutdownNow();
      System.getProperties().remove(HOOK);
    }
  }
}
