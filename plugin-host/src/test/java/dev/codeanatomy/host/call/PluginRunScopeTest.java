package dev.codeanatomy.host.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.PluginException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PluginRunScopeTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final PluginRunScope scope = new PluginRunScope("p", cancelled::get);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aValueIsComputedOnceForAllThreads() throws Exception {
    AtomicInteger computed = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Callable<Integer> computation =
        () -> {
          begun.countDown();
          go.await();
          return computed.incrementAndGet();
        };
    Future<Integer> first = threads.submit(() -> get("a", computation));
    begun.await();
    Future<Integer> second = threads.submit(() -> get("a", computation));
    go.countDown();

    assertThat(List.of(first.get(), second.get())).containsExactly(1, 1);
    assertThat(get("a", computation)).isEqualTo(1);
  }

  @Test
  void aComputationThatThrowsStoresNothing() throws Exception {
    assertThatThrownBy(
            () ->
                get(
                    "a",
                    () -> {
                      throw new IllegalStateException("no disk");
                    }))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("no disk");

    assertThat(get("a", () -> 2)).isEqualTo(2);
  }

  @Test
  void aComputationThatAsksForItselfIsRefused() {
    assertThatThrownBy(() -> get("a", () -> get("a", () -> 1)))
        .isInstanceOf(PluginException.class)
        .hasMessage("The computation of 'a' asks for 'a'");
  }

  @Test
  void ofTwoComputationsThatWaitForEachOtherOneIsRefused() throws Exception {
    CyclicBarrier bothCompute = new CyclicBarrier(2);
    Future<Integer> a =
        threads.submit(
            () ->
                get(
                    "a",
                    () -> {
                      bothCompute.await();
                      return get("b", () -> 20) + 1;
                    }));
    Future<Integer> b =
        threads.submit(
            () ->
                get(
                    "b",
                    () -> {
                      bothCompute.await();
                      return get("a", () -> 10) + 2;
                    }));

    List<String> outcomes = List.of(outcome(a), outcome(b));

    assertThat(outcomes)
        .containsAnyOf(
            "The computations of 'a', 'b' wait for each other",
            "The computations of 'b', 'a' wait for each other");
    assertThat(outcomes).containsAnyOf("21", "12");
  }

  @Test
  void whoWaitsForAComputationThatFailsComputesItself() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Future<Integer> failing =
        threads.submit(
            () ->
                get(
                    "a",
                    () -> {
                      begun.countDown();
                      go.await();
                      throw new PluginException("no disk");
                    }));
    begun.await();
    Future<Integer> waiter = threads.submit(() -> get("a", () -> 2));
    go.countDown();

    assertThat(outcome(failing)).isEqualTo("no disk");
    assertThat(waiter.get()).isEqualTo(2);
  }

  @Test
  void whoWaitsHearsThatTheRunWasCancelled() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Future<Integer> slow =
        threads.submit(
            () ->
                get(
                    "a",
                    () -> {
                      begun.countDown();
                      go.await();
                      return 1;
                    }));
    begun.await();
    Future<Integer> waiter = threads.submit(() -> get("a", () -> 2));
    cancelled.set(true);

    assertThat(outcome(waiter)).isEqualTo("The run was cancelled while waiting for 'a'");

    go.countDown();
    assertThat(slow.get()).isEqualTo(1);
  }

  @Test
  void aValueOfAnotherTypeIsRefused() throws Exception {
    get("a", () -> 1);

    assertThatThrownBy(() -> scope.computeIfAbsent("a", String.class, () -> "x"))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("java.lang.Integer");
  }

  @Test
  void valuesAreClosedTheLastMadeFirstAndOnce() throws Exception {
    List<String> closed = new ArrayList<>();
    keep("a", () -> closed.add("a"));
    keep("b", () -> closed.add("b"));

    scope.close();
    scope.close();

    assertThat(closed).containsExactly("b", "a");
  }

  @Test
  void anErrorInOneCloseDoesNotSkipTheOthers() throws Exception {
    List<String> closed = new ArrayList<>();
    keep("a", () -> closed.add("a"));
    keep(
        "b",
        () -> {
          throw new NoClassDefFoundError("gone");
        });

    assertThatThrownBy(scope::close)
        .isInstanceOf(PluginException.class)
        .satisfies(
            failure ->
                assertThat(failure.getSuppressed())
                    .singleElement()
                    .isInstanceOf(NoClassDefFoundError.class));
    assertThat(closed).containsExactly("a");
  }

  @Test
  void aValueThatComesAfterTheEndIsClosedAtOnceAndRefused() {
    List<String> closed = new ArrayList<>();

    assertThatThrownBy(
            () ->
                scope.computeIfAbsent(
                    "a",
                    AutoCloseable.class,
                    () -> {
                      scope.close();
                      return () -> closed.add("a");
                    }))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("The run is over");
    assertThat(closed).containsExactly("a");
    assertThatThrownBy(() -> get("b", () -> 1)).hasMessageContaining("The run is over");
  }

  private Integer get(String key, Callable<Integer> computation) throws PluginException {
    return scope.computeIfAbsent(key, Integer.class, computation);
  }

  private void keep(String key, AutoCloseable value) throws PluginException {
    scope.computeIfAbsent(key, AutoCloseable.class, () -> value);
  }

  private static String outcome(Future<Integer> call) throws InterruptedException {
    try {
      return String.valueOf(call.get());
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause().getMessage());
    }
  }
}
