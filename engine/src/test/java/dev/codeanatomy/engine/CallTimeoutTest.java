package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.engine.execute.RunListener;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of calls into a plugin that do not end in time. */
@Timeout(120)
class CallTimeoutTest {
  private static final String HOOK = "faults.hook";
  private static final String NUMBERS = " FROM (VALUES (1), (2), (13)) AS numbers(n)";

  /** Long enough for every call that means well, under any load. */
  private static final Duration LIMIT = Duration.ofMillis(400);

  private final CountDownLatch over = new CountDownLatch(1);

  @TempDir Path fresh;
  private Path plugins;

  @BeforeEach
  void pack() throws Exception {
    plugins = fresh.resolve("plugins");
    PluginArchive.of("faults").into(plugins);
    PluginArchive.of("plain").into(plugins);
  }

  @AfterEach
  void letEveryCallEnd() {
    over.countDown();
    System.getProperties().remove(HOOK);
  }

  private Engine engine(Duration grace) {
    return Engine.builder()
        .profile(EnvironmentProfile.SMALL)
        .pluginDirectory(plugins)
        .callTimeout(LIMIT, grace)
        .open();
  }

  private static void hook(Callable<?> code) {
    System.getProperties().put(HOOK, code);
  }

  private static EngineError refused(Engine engine, String sql) {
    EngineException failure =
        catchThrowableOfType(EngineException.class, () -> Rows.of(engine, sql));
    assertThat(failure).as(sql).isNotNull();
    ClearSentence.check(failure.error());
    return failure.error();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "kernel_same | apply | SELECT kernel_same(n, %s)" + NUMBERS,
        "evaluator_same | evaluate | SELECT evaluator_same(n, %s)" + NUMBERS,
        "evaluator_same | bind | SELECT evaluator_same(n, %s)" + NUMBERS,
        "fixed_total | update | SELECT fixed_total(n, %s)" + NUMBERS,
        "fixed_total | initialize | SELECT fixed_total(n, %s)" + NUMBERS,
        "object_total | merge | SELECT object_total(n, %s)" + NUMBERS,
        "window_same | evaluate | SELECT window_same(n, %s) OVER (ORDER BY n)" + NUMBERS,
        "same_rows | read | SELECT n FROM TABLE(same_rows(1, %s))",
        "same_rows | bind | SELECT n FROM TABLE(same_rows(1, %s))",
        "same_rows | splits | SELECT n FROM TABLE(same_rows(1, %s))"
      })
  void aCallThatExceedsItsTimeIsInterruptedAndTheEngineLives(
      String function, String stage, String sql) {
    AtomicReference<Throwable> ending = new AtomicReference<>();
    hook(
        () -> {
          try {
            over.await();
          } catch (InterruptedException interrupted) {
            ending.set(interrupted);
            throw interrupted;
          }
          return true;
        });
    try (Engine engine = engine(Duration.ofSeconds(60))) {
      EngineError error = refused(engine, sql.formatted("'" + stage + "', 'hook'"));

      assertThat(error.code()).isEqualTo(FindingCode.RUN_PLUGIN_TIMED_OUT);
      assertThat(error.message())
          .contains("plugin 'faults', function faults." + function, "longer than 400 ms");
      assertThat(ending.get()).isInstanceOf(InterruptedException.class);
      assertThat(Rows.of(engine, sql.formatted("'none', 'none'"))).isNotEmpty();
    }
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aCallThatIgnoresItsInterruptionButEndsInTimeFailsItsQueryAllTheSame() {
    hook(
        () -> {
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
          return true;
        });
    try (Engine engine = engine(Duration.ofSeconds(60))) {
      String sql = "SELECT kernel_same(n, 'apply', 'hook')" + NUMBERS;

      assertThat(refused(engine, sql).code()).isEqualTo(FindingCode.RUN_PLUGIN_TIMED_OUT);
      assertThat(Rows.of(engine, "SELECT kernel_same(n, 'none', 'none')" + NUMBERS)).hasSize(3);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT kernel_same(n, 'apply', 'hook')" + NUMBERS,
        "SELECT evaluator_same(n, 'bind', 'hook')" + NUMBERS,
        "SELECT object_total(n, 'update', 'hook')" + NUMBERS,
        "SELECT window_same(n, 'evaluate', 'hook') OVER (ORDER BY n)" + NUMBERS,
        "SELECT n FROM TABLE(same_rows(1, 'read', 'hook'))"
      })
  void aCallThatDoesNotComeBackIsLeftBehindAndItsPluginBarred(String sql) {
    CountDownLatch called = new CountDownLatch(1);
    hook(() -> neverMind(called));
    try (Engine engine = engine(LIMIT)) {
      EngineError error = refused(engine, sql);

      assertThat(called.getCount()).isZero();
      assertThat(error.code()).isEqualTo(FindingCode.RUN_PLUGIN_LOST);
      assertThat(error.message())
          .contains("plugin 'faults', function faults.", "its database are left behind");
      EngineError barred = refused(engine, "SELECT kernel_same(n, 'none', 'none')" + NUMBERS);
      assertThat(barred.code()).isEqualTo(FindingCode.RUN_PLUGIN_SUSPECT);
      assertThat(barred.message()).contains("plugin 'faults' is barred", "did not return");
      assertThat(Rows.of(engine, "SELECT twice(n)" + NUMBERS)).containsExactly("2", "4", "26");
    }
  }

  /** Waits, whoever interrupts, until the test is over. */
  private boolean neverMind(CountDownLatch called) {
    called.countDown();
    while (true) {
      try {
        over.await();
        return true;
      } catch (InterruptedException ignored) {
        // As a plugin does that does not know what an interrupt is for.
      }
    }
  }

  @Test
  void aRunThatWaitsForALostCallFailsAndCommitsNothing() {
    hook(() -> neverMind(new CountDownLatch(1)));
    Path out = fresh.resolve("out");
    String spec =
        """
        {"version": 5, "input_relations": [],
         "view_definitions": [{"name": "v", "transform": {"kind": "Sql", "query":
           "SELECT evaluator_same(1, 'evaluate', 'hook') AS n"}}],
         "output_targets": [{"table_name": "result", "source_view": "v"}]}
        """;
    RunRequest request =
        new RunRequest(spec, "given.json", Map.of(), Optional.of(out), Optional.empty());
    try (Engine engine = engine(LIMIT)) {
      EngineException failure =
          catchThrowableOfType(EngineException.class, () -> engine.run(request, RunListener.NONE));

      assertThat(failure.error().code()).isEqualTo(FindingCode.RUN_PLUGIN_LOST);
      assertThat(out.resolve("result/_delta_log")).doesNotExist();
    }
  }

  @Test
  void callsThatMeanWellAreNotDisturbed() {
    try (Engine engine = engine(LIMIT)) {
      List<String> rows =
          Rows.of(
              engine,
              "SELECT object_total(a.n * b.n, 'none', 'none') FROM (VALUES (1), (2), (13)) AS a(n),"
                  + " (VALUES (1), (2), (13)) AS b(n)");

      assertThat(rows).containsExactly("256");
    }
  }
}
