package dev.codeanatomy.host.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.common.finding.Finding;
import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.plugin.api.PluginException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.arrow.memory.OutOfMemoryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class GuardedCallsTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final URLClassLoader loader = new URLClassLoader(new URL[0]);

  @Test
  void aCallRunsInThePluginsContextAndGivesItsValue() {
    GuardedCalls.Outcome<ClassLoader> outcome =
        calls(LONG)
            .call(
                FindingCode.CALL_FAILED,
                "here",
                () -> Thread.currentThread().getContextClassLoader());

    assertThat(outcome.value()).contains(loader);
    assertThat(outcome.finding()).isEmpty();
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        failure(
            new IllegalStateException("no disk"),
            FindingCode.CALL_FAILED,
            "it threw IllegalStateException: no disk"),
        failure(
            new IllegalStateException(), FindingCode.CALL_FAILED, "it threw IllegalStateException"),
        failure(new PluginException("no licence"), FindingCode.CALL_FAILED, "it says: no licence"),
        failure(new PluginException(" "), FindingCode.CALL_FAILED, "it threw PluginException"),
        failure(
            new OutOfMemoryException("over the limit"),
            FindingCode.ALLOCATION_LIMIT,
            "over the limit"),
        failure(
            new OutOfMemoryException(""),
            FindingCode.ALLOCATION_LIMIT,
            "an allocation that failed"),
        failure(
            new ExceptionInInitializerError(new IllegalStateException("no disk")),
            FindingCode.CALL_FAILED,
            "it threw IllegalStateException: no disk"),
        failure(
            new OutOfMemoryError("Java heap space"),
            FindingCode.CALL_FAILED,
            "it threw OutOfMemoryError: Java heap space"),
        failure(new Mute(), FindingCode.CALL_FAILED, "it threw " + Mute.class.getName()));
  }

  private static Arguments failure(Throwable thrown, FindingCode code, String found) {
    return Arguments.of(thrown, code, found);
  }

  /** Nothing can be got out of it but its name. */
  private static final class Mute extends Exception {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new StackOverflowError();
    }

    @Override
    public String toString() {
      return "an exception that cannot say what it is";
    }
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("failures")
  void whatIsThrownIsAFinding(Throwable thrown, FindingCode code, String found) {
    GuardedCalls.Outcome<String> outcome =
        calls(LONG)
            .call(
                FindingCode.CALL_FAILED,
                "here",
                () -> {
                  if (thrown instanceof Error error) {
                    throw error;
                  }
                  throw (Exception) thrown;
                });

    assertThat(outcome.value()).isEmpty();
    Finding finding = outcome.finding().orElseThrow();
    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.where()).isEqualTo("here");
    assertThat(finding.found()).isEqualTo(found);
  }

  @Test
  void nullIsAFailure() {
    GuardedCalls.Outcome<String> outcome =
        calls(LONG).call(FindingCode.EXPORTS_FAILED, "here", () -> null);

    assertThat(outcome.finding().orElseThrow())
        .isEqualTo(Finding.of(FindingCode.EXPORTS_FAILED, "here", "it returned null"));
  }

  @Test
  void aClassThatIsMissingComesWithItsRemedy() {
    GuardedCalls.Outcome<String> outcome =
        calls(LONG)
            .call(
                FindingCode.CALL_FAILED,
                "here",
                () -> {
                  throw new NoClassDefFoundError("javax/tools/ToolProvider");
                });

    assertThat(outcome.finding().orElseThrow().advice()).contains("javaModules");
  }

  @Test
  void aCallThatDoesNotComeBackIsInterruptedAndThePluginNotCalledAgain() throws Exception {
    GuardedCalls calls = calls(SHORT);
    CountDownLatch interrupted = new CountDownLatch(1);

    GuardedCalls.Outcome<String> outcome =
        calls.call(
            FindingCode.CALL_FAILED,
            "here",
            () -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return "too late";
            });

    assertThat(outcome.value()).isEmpty();
    assertThat(outcome.finding().orElseThrow().code()).isEqualTo(FindingCode.PLUGIN_TIMED_OUT);
    interrupted.await();
    assertThat(calls.abandoned()).isTrue();
    assertThatThrownBy(() -> calls.call(FindingCode.CALL_FAILED, "here", () -> "again"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatComesAfterwardsWaitsForTheAbandonedCall() throws Exception {
    GuardedCalls calls = calls(SHORT);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch afterwards = new CountDownLatch(1);
    calls.call(
        FindingCode.CALL_FAILED,
        "here",
        () -> {
          boolean gone = false;
          while (!gone) {
            try {
              go.await();
              gone = true;
            } catch (InterruptedException deaf) {
              // A plugin may not listen.
            }
          }
          return true;
        });

    calls.afterwards(afterwards::countDown);

    assertThat(afterwards.getCount()).isEqualTo(1);
    go.countDown();
    afterwards.await();
  }

  @Test
  void withoutAnAbandonedCallAfterwardsIsNow() {
    GuardedCalls calls = calls(LONG);
    calls.call(FindingCode.CALL_FAILED, "here", () -> true);
    CountDownLatch afterwards = new CountDownLatch(1);

    calls.afterwards(afterwards::countDown);

    assertThat(afterwards.getCount()).isZero();
  }

  @Test
  void aHostThatIsInterruptedStopsWaitingAndStaysInterrupted() {
    GuardedCalls calls = calls(LONG);
    Thread.currentThread().interrupt();

    GuardedCalls.Outcome<Boolean> outcome =
        calls.call(
            FindingCode.CALL_FAILED,
            "here",
            () -> {
              new CountDownLatch(1).await();
              return true;
            });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.finding().orElseThrow().found()).isEqualTo("the host was interrupted");
    assertThat(calls.abandoned()).isTrue();
  }

  private GuardedCalls calls(Duration timeout) {
    return new GuardedCalls(loader, timeout);
  }
}
