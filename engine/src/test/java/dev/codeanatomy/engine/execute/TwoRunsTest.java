package dev.codeanatomy.engine.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.contract.EngineException;
import dev.codeanatomy.contract.result.RunResult;
import dev.codeanatomy.engine.CodeGraph;
import dev.codeanatomy.engine.Engine;
import dev.codeanatomy.engine.RealPlugin;
import dev.codeanatomy.engine.Rows;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs beside each other in one engine. */
@Timeout(60)
class TwoRunsTest {
  private final Engine engine = RealPlugin.engine();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  @TempDir Path folder;

  @AfterEach
  void close() {
    threads.shutdownNow();
    engine.close();
  }

  @Test
  void secondRunIntoAFolderInUseIsRefusedByName() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    RunListener pausing = at("write cpg_nodes", writing, goOn);
    Future<RunResult> first =
        threads.submit(
            () -> engine.run(CodeGraph.request(CodeGraph.FIXTURE, folder, "first"), pausing));
    writing.await();

    EngineException refused =
        catchThrowableOfType(
            EngineException.class,
            () -> CodeGraph.run(engine, CodeGraph.FIXTURE, folder, "second"));
    goOn.countDown();

    assertThat(refused.error().code()).isEqualTo(FindingCode.OUTPUT_IN_USE);
    assertThat(refused.error().message()).contains("run first");
    assertThat(first.get().outputs()).hasSize(4);
    assertThat(CodeGraph.run(engine, CodeGraph.FIXTURE, folder, "second").outputs()).hasSize(4);
  }

  @Test
  void runsIntoTwoFoldersDoNotDisturbEachOther() throws Exception {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Path shape = CodeGraph.FIXTURE.resolve("shape");
    Future<RunResult> first =
        threads.submit(() -> CodeGraph.run(engine, CodeGraph.FIXTURE, one, "run"));
    Future<RunResult> second = threads.submit(() -> CodeGraph.run(engine, shape, two, "run"));
    first.get();
    second.get();
    Path alone = folder.resolve("alone");
    CodeGraph.run(engine, CodeGraph.FIXTURE, alone.resolve("one"), "run");
    CodeGraph.run(engine, shape, alone.resolve("two"), "run");

    for (String table : CodeGraph.TABLES) {
      assertThat(Rows.sorted(engine, one.resolve(table)))
          .isEqualTo(Rows.sorted(engine, alone.resolve("one").resolve(table)));
      assertThat(Rows.sorted(engine, two.resolve(table)))
          .isEqualTo(Rows.sorted(engine, alone.resolve("two").resolve(table)));
    }
  }

  @Test
  void cancellingWithoutARunDoesNotTouchTheNext() {
    engine.cancelRunning();

    assertThat(CodeGraph.run(engine, CodeGraph.FIXTURE, folder, "next").outputs()).hasSize(4);
  }

  private static RunListener at(String wanted, CountDownLatch reached, CountDownLatch goOn) {
    return new RunListener() {
      @Override
      public void stepStarted(String step) {
        if (step.equals(wanted)) {
          reached.countDown();
          try {
            goOn.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        }
      }
    };
  }
}
