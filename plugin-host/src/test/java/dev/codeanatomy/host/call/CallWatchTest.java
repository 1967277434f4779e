package dev.codeanatomy.host.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The time is what the test says it is; threads wait for events. */
@Timeout(60)
class CallWatchTest {
  private static final CallWatch.Callee CALLEE = new CallWatch.Callee("p", "function f()");

  private final CallWatch watch = CallWatch.of(Duration.ofNanos(100), Duration.ofNanos(50));
  private final List<Boolean> lost = new ArrayList<>();

  private void look(long nanoTime) {
    watch.inspect(nanoTime, overrun -> lost.add(overrun.lost()));
  }

  @Test
  void aCallIsInterruptedOnceItsTimeIsOverAndLostWhenItsGraceIs() {
    watch.enter(CALLEE);
    look(0);
    look(99);
    assertThat(lost).isEmpty();
    look(100);
    assertThat(lost).containsExactly(false);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    look(149);
    look(150);
    look(300);
    assertThat(lost).containsExactly(false, true);

    watch.leave();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void everyCallHasATimeOfItsOwnAndACallWithinOneHasNone() {
    for (int call = 0; call < 3; call++) {
      watch.enter(CALLEE);
      watch.enter(CALLEE);
      watch.leave();
      look(call * 90L);
      watch.leave();
    }
    look(1000);

    assertThat(lost).isEmpty();
  }

  @Test
  void theThreadOfTheCallIsInterruptedAndNoOther() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    try (Threads threads = new Threads()) {
      Future<Boolean> call =
          threads.service.submit(
              () -> {
                watch.enter(CALLEE);
                called.countDown();
                try {
                  never.await();
                  return false;
                } catch (InterruptedException expected) {
                  return true;
                } finally {
                  watch.leave();
                }
              });
      called.await();
      look(0);
      look(100);

      assertThat(call.get()).isTrue();
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  /** Executors are closeable only from Java 19 on. */
  private static final class Threads implements AutoCloseable {
    private final ExecutorService service = Executors.newSingleThreadExecutor();

    @Override
    public void close() {
      service.shutdownNow();
    }
  }

  @Test
  void timesNothingWhenItIsOff() {
    CallWatch.OFF.enter(CALLEE);
    CallWatch.OFF.inspect(0, overrun -> lost.add(overrun.lost()));
    CallWatch.OFF.inspect(Long.MAX_VALUE, overrun -> lost.add(overrun.lost()));
    CallWatch.OFF.leave();

    assertThat(lost).isEmpty();
  }

  @Test
  void refusesATimeThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallWatch.of(Duration.ZERO, Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CallWatch.of(Duration.ofSeconds(1), Duration.ofSeconds(-1)));
  }
}
