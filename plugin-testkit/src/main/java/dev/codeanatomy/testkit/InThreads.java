package dev.codeanatomy.testkit;

import dev.codeanatomy.host.PluginCall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;

/** Runs the plugin's code on several threads that start together. Stateless. */
final class InThreads {
  static final int THREADS = 4;

  private InThreads() {}

  /** What a thread does. */
  interface Work<T> {
    T of(int thread) throws Exception;
  }

  /**
   * Runs the work on all threads.
   *
   * @return what each thread came to, in their order
   * @throws Exception what the first of them threw
   */
  static <T> List<T> all(Trial trial, Work<T> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<CompletableFuture<T>> answers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      CompletableFuture<T> answer = new CompletableFuture<>();
      answers.add(answer);
      Callable<T> code =
          () -> {
            start.await();
            PluginCall inside = trial.plugin.enter();
            try {
              return work.of(number);
            } finally {
              inside.close();
            }
          };
      Thread thread = new Thread(() -> complete(answer, code), "plugin-testkit-" + i);
      thread.setDaemon(true);
      thread.start();
    }
    // All come back before the first failure is thrown: what they use is closed after that.
    answers.forEach(InThreads::await);
    List<T> values = new ArrayList<>();
    for (CompletableFuture<T> answer : answers) {
      try {
        values.add(answer.get());
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw (Exception) e.getCause();
      }
    }
    return values;
  }

  private static <T> void complete(CompletableFuture<T> answer, Callable<T> code) {
    try {
      answer.complete(code.call());
    } catch (Throwable thrown) {
      answer.completeExceptionally(thrown);
    }
  }

  private static void await(CompletableFuture<?> answer) {
    var unused = answer.handle((value, failure) -> true).join();
  }
}
