package dev.codeanatomy.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineError;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.engine.execute.QueryResult;
import dev.codeanatomy.engine.execute.RunListener;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In which order an engine, its runs and its results may end. */
class EngineLifetimeTest {
  private static final String MANY =
      "SELECT stable_hash64(CAST(a.x AS VARCHAR)) AS h FROM (VALUES (1), (2), (3), (4), (5), (6),"
          + " (7), (8), (9), (10)) AS a(x), (VALUES (1), (2), (3), (4), (5), (6), (7), (8)) AS"
          + " b(x), (VALUES (1), (2), (3), (4), (5), (6), (7), (8)) AS c(x), (VALUES (1), (2), (3),"
          + " (4), (5), (6), (7), (8)) AS d(x), (VALUES (1), (2), (3), (4), (5), (6), (7), (8)) AS"
          + " e(x)";

  /** Where the plugin {@code endless} finds the latch it counts down. */
  private static final String ENDLESS_CALLED = "endless.called";

  @TempDir Path out;

  private static QueryRequest many() {
    return new QueryRequest(MANY, Map.of());
  }

  @Test
  void anEngineUnderAnOpenResultIsNotClosed() {
    Engine engine = RealPlugin.engine();
    QueryResult result = engine.query(many());
    assertThat(result.next()).isTrue();

    assertThatIllegalStateException().isThrownBy(engine::close).withMessageContaining("1 run(s)");

    long rows = result.batch().getRowCount();
    while (result.next()) {
      rows += result.batch().getRowCount();
    }
    assertThat(rows).isEqualTo(10 * 8 * 8 * 8 * 8);
    result.close();
    engine.close();
  }

  @Test
  void anEngineIsNotClosedByARunOfItsOwn() {
    AtomicReference<Throwable> refused = new AtomicReference<>();
    try (Engine engine = RealPlugin.engine()) {
      RunListener closing =
          new RunListener() {
            @Override
            public void stepStarted(String step) {
              if (step.equals("write calls")) {
                try {
                  engine.close();
                } catch (IllegalStateException inUse) {
                  refused.set(inUse);
                }
              }
            }
          };

      assertThat(engine.run(CodeGraph.request(CodeGraph.FIXTURE, out, "run"), closing).outputs())
          .hasSize(4);
    }
    assertThat(refused.get()).hasMessageContaining("still use the engine");
  }

  @Test
  void aClosedEngineStartsNothing() {
    Engine engine = RealPlugin.engine();
    engine.close();
    engine.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> engine.query(many()))
        .withMessage("the engine is closed");
    assertThatIllegalStateException()
        .isThrownBy(() -> CodeGraph.run(engine, CodeGraph.FIXTURE, out, "run"))
        .withMessage("the engine is closed");
  }

  @Test
  void aCancelledResultGivesNoMoreRowsHoweverOftenItIsCancelled() {
    try (Engine engine = RealPlugin.engine()) {
      try (QueryResult result = engine.query(many())) {
        assertThat(result.next()).isTrue();
        engine.cancelRunning();
        engine.cancelRunning();

        for (int i = 0; i < 2; i++) {
          assertThatExceptionOfType(EngineException.class)
              .isThrownBy(result::next)
              .satisfies(e -> assertThat(e.error().code()).isEqualTo(FindingCode.RUN_CANCELLED));
        }
      }
      engine.cancelRunning();

      assertThat(Rows.of(engine, "SELECT count(*) FROM (" + MANY + ") AS m"))
          .containsExactly("40960");
    }
  }

  @Test
  @Timeout(60)
  void cancellingEndsPluginCodeThatWouldWaitForEver() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    PluginArchive.of("endless").into(out.resolve("plugins"));
    System.getProperties().put(ENDLESS_CALLED, called);
    try (ExecutorService threads = Executors.newSingleThreadExecutor();
        Workspace work = Workspace.open(out.resolve("work"), out.resolve("plugins"))) {
      Future<Boolean> cancelling =
          threads.submit(
              () -> {
                called.await();
                work.engine.cancelRunning();
                return true;
              });

      EngineError error = work.refused(work.spec("SELECT n FROM TABLE(wait_for_rows(1))"));

      assertThat(error.code()).isEqualTo(FindingCode.RUN_CANCELLED);
      assertThat(cancelling.get()).isTrue();
    } finally {
      System.getProperties().remove(ENDLESS_CALLED);
    }
  }

  @Test
  void aRunThatIsCancelledAtAnyStepCommitsNothingAndLeavesTheEngineUsable() {
    try (Engine engine = RealPlugin.engine()) {
      for (String at : new String[] {"read spec", "compile", "open outputs", "write calls"}) {
        RunListener cancelling =
            new RunListener() {
              @Override
              public void stepStarted(String step) {
                if (step.equals(at)) {
                  engine.cancelRunning();
                }
              }
            };
        Path folder = out.resolve(at.replace(' ', '-'));

        assertThatExceptionOfType(EngineException.class)
            .as(at)
            .isThrownBy(
                () -> engine.run(CodeGraph.request(CodeGraph.FIXTURE, folder, "run"), cancelling))
            .satisfies(e -> assertThat(e.error().code()).isEqualTo(FindingCode.RUN_CANCELLED));
        assertThat(folder.resolve("calls/_delta_log")).doesNotExist();
        assertThat(CodeGraph.run(engine, CodeGraph.FIXTURE, folder, "run").outputs()).hasSize(4);
      }
    }
  }
}
