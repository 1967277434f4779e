package dev.codeanatomy.engine.execute;

import dev.codeanatomy.engine.delta.OutputLocks;
import dev.codeanatomy.engine.duckdb.DuckDb;
import dev.codeanatomy.engine.duckdb.DuckDbLibrary;
import dev.codeanatomy.engine.duckdb.DuckDbSettings;
import dev.codeanatomy.engine.session.CallLimit;
import dev.codeanatomy.engine.session.EnvironmentProfile;
import dev.codeanatomy.engine.session.Locations;
import dev.codeanatomy.host.call.CallWatch;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * The one owner of what a process has once: the root allocator, the native library, the threads
 * queries run on, and the locks on output folders. Nothing else in the engine makes an allocator,
 * loads a library, opens a database or starts a thread. Safe for many threads; the engine closes it
 * last.
 */
public final class EngineRuntime implements AutoCloseable {
  private final EnvironmentProfile profile;
  private final Locations locations;
  private final Optional<CallLimit> callLimit;
  private final AtomicInteger leftBehind = new AtomicInteger();
  private final RootAllocator allocator;
  private final CompletableFuture<DuckDbLibrary> library = new CompletableFuture<>();
  private final OutputLocks outputLocks = new OutputLocks();
  private final AtomicLong threads = new AtomicLong();

  private EngineRuntime(
      EnvironmentProfile profile, Locations locations, Optional<CallLimit> callLimit) {
    this.profile = profile;
    this.locations = locations;
    this.callLimit = callLimit;
    this.allocator = new RootAllocator(profile.arrowBytes());
  }

  /**
   * Opens a runtime. The native library is loaded meanwhile on a thread of its own, because
   * planning can begin without it.
   *
   * @param callLimit how long one call into a plugin may take; empty for as long as it likes
   */
  public static EngineRuntime open(
      EnvironmentProfile profile, Locations locations, Optional<CallLimit> callLimit) {
    EngineRuntime runtime = new EngineRuntime(profile, locations, callLimit);
    runtime.thread("load-duckdb", runtime::loadLibrary).start();
    return runtime;
  }

  private void loadLibrary() {
    try {
      library.complete(DuckDbLibrary.load(locations.cache().path()));
    } catch (Throwable failure) { // also UnsatisfiedLinkError: whoever joins must see it
      library.completeExceptionally(failure);
    }
  }

  public EnvironmentProfile profile() {
    return profile;
  }

  public Locations locations() {
    return locations;
  }

  /** The root of all Arrow memory of this engine; never closed by others. */
  public BufferAllocator allocator() {
    return allocator;
  }

  /**
   * Opens a new database in memory, which the caller closes.
   *
   * @param watch told of every call of a plugin's function
   * @throws dev.codeanatomy.engine.duckdb.DuckDbException if the library cannot be loaded, or
   *     refuses a setting
   */
  DuckDb openDatabase(DuckDbSettings settings, CallWatch watch) {
    return library().open(settings, watch);
  }

  /** A watch over the calls of one run. */
  CallWatch newCallWatch() {
    return callLimit.map(limit -> CallWatch.of(limit.time(), limit.grace())).orElse(CallWatch.OFF);
  }

  /** A run was left to a call that does not come back; what it uses must stay open. */
  void leftBehind() {
    leftBehind.incrementAndGet();
  }

  /** A run that was left has closed all that it used. */
  void foundAgain() {
    leftBehind.decrementAndGet();
  }

  /** Says whether a call that does not come back still uses what this engine has. */
  boolean isInUseForEver() {
    return leftBehind.get() > 0;
  }

  /**
   * Refuses to start a session where a part is missing or does not fit; of the native library, see
   * {@link #library}.
   *
   * @throws dev.codeanatomy.contract.EngineException with a finding for each part
   */
  void requireInstalled() {
    RuntimeContract.require(RuntimeContract.ofClassPath());
  }

  /**
   * The native library, loaded by now or waited for. One that lacks a function we call was refused.
   *
   * @throws dev.codeanatomy.engine.duckdb.DuckDbException if it cannot be loaded
   */
  public DuckDbLibrary library() {
    try {
      return library.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      throw failure;
    }
  }

  /** Keeps this process's runs and others' out of each other's output folders. */
  OutputLocks outputLocks() {
    return outputLocks;
  }

  /** Starts {@code work} on a thread of its own, a daemon named after it. */
  <T> Future<T> start(String name, Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    thread(name + "-" + threads.incrementAndGet(), task).start();
    return task;
  }

  private Thread thread(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name("codeanatomy-" + name).unstarted(work);
  }

  /**
   * Closes the allocator; fails if a buffer was not given back. It stays open for a call that does
   * not come back.
   */
  @Override
  public void close() {
    outputLocks.close();
    if (!isInUseForEver()) {
      allocator.close();
    }
  }
}
