package dev.codeanatomy.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.FindingCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that does not come back is its own trouble: the host's other doors stay open. */
@Timeout(60)
class HangingPluginsTest {
  private static final String WORD = "broken.word";

  /** How long a call may take that is not to be given up. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path work;

  private final RootAllocator allocator = new RootAllocator();

  @AfterEach
  void letEveryPluginGo() throws InterruptedException {
    System.setProperty(WORD, "go");
    for (Thread thread : admissionThreads()) {
      thread.join();
    }
    System.clearProperty(WORD);
  }

  private PluginHost host(Duration callTimeout) {
    return PluginHost.open(
        HostConfig.of(work.resolve("cache"), allocator).withCallTimeout(callTimeout));
  }

  @Test
  void anAdmissionThatHangsKeepsNoOtherDoorShut() throws Exception {
    Path zip = PluginFixture.of(work, "waits-for-a-word").zip();
    try (PluginHost host = host(PATIENCE)) {
      CompletableFuture<AdmissionResult> admission =
          CompletableFuture.supplyAsync(() -> host.admit(zip));
      awaitWord("waiting");

      assertThat(host.admitted()).isEmpty();
      assertThat(host.plugin("broken")).isEmpty();
      assertThat(host.unload("broken")).isInstanceOf(UnloadResult.NotLoaded.class);
      assertThat(host.results()).isEmpty();
      assertThat(admission).isNotDone();

      System.setProperty(WORD, "go");
      assertThat(admission.get()).isInstanceOf(AdmissionResult.Admitted.class);
    }
    allocator.close();
  }

  @Test
  void aCallThatComesBackTooLateChangesNothingAndLeavesNothing() throws Exception {
    Path zip = PluginFixture.of(work, "waits-for-a-word").zip();
    List<Thread> before = admissionThreads();
    try (PluginHost host = host(PATIENCE)) {
      AdmissionResult result = admitUntilItWaits(host, zip);

      assertThat(result).isInstanceOf(AdmissionResult.Quarantined.class);
      assertThat(result.report().findings())
          .extracting(finding -> finding.code())
          .containsExactly(FindingCode.PLUGIN_TIMED_OUT);
      List<Thread> abandoned = new ArrayList<>(admissionThreads());
      abandoned.removeAll(before);
      assertThat(abandoned).hasSize(1);

      System.setProperty(WORD, "go");
      abandoned.get(0).join();

      assertThat(System.getProperty(WORD)).isEqualTo("allocated");
      assertThat(result.report().findings()).hasSize(1);
      assertThat(host.results()).containsExactly(result);
    }
    assertThat(allocator.getChildAllocators()).isEmpty();
    allocator.close();
  }

  @Test
  void anotherPluginIsAdmittedWhileAnAbandonedCallStillRuns() throws Exception {
    try (PluginHost host = host(PATIENCE)) {
      admitUntilItWaits(host, PluginFixture.of(work, "waits-for-a-word").zip());

      AdmissionResult other = host.admit(PluginFixture.of(work, "good").zip());

      assertThat(other).isInstanceOf(AdmissionResult.Admitted.class);
      assertThat(other.report().findings()).isEmpty();
    }
  }

  @Test
  void aPluginThatHungOnceIsNotAskedAgain() {
    try (PluginHost host = host(Duration.ofMillis(500))) {
      AdmissionResult result = host.admit(PluginFixture.of(work, "hangs-in-every-export").zip());

      assertThat(result.report().findings()).hasSize(1);
      assertThat(result.report().proofs()).hasSize(1);
    }
  }

  /** Admits on a thread that stops waiting for the plugin's call once the plugin is in it. */
  private static AdmissionResult admitUntilItWaits(PluginHost host, Path zip) throws Exception {
    FutureTask<AdmissionResult> admission = new FutureTask<>(() -> host.admit(zip));
    Thread thread = new Thread(admission, "impatient");
    thread.start();
    awaitWord("waiting");
    thread.interrupt();
    return admission.get();
  }

  private static void awaitWord(String word) throws InterruptedException {
    while (!word.equals(System.getProperty(WORD))) {
      if (Thread.interrupted()) {
        throw new InterruptedException("waiting for the word '" + word + "'");
      }
      Thread.onSpinWait();
    }
  }

  private static List<Thread> admissionThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("codeanatomy-admission"))
        .toList();
  }
}
