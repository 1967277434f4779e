package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.host.call.CallWatch;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What the upcalls of one database share: the memory their stubs live in, the ledger of their
 * failures, and the count of aggregate states. Stubs and bound functions live as long as the
 * database, because DuckDB has no call to take a function back.
 */
final class Callbacks implements AutoCloseable {
  private final CApi api;
  private final boolean checked;
  private final CallWatch watch;
  private final Arena stubs = Arena.ofShared();
  private final FailureLedger ledger = new FailureLedger();
  private final List<Supplier<StateCounts>> counted = new ArrayList<>();
  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<DuckDbConnection> inner = ConcurrentHashMap.newKeySet();
  private final List<AutoCloseable> owned = new ArrayList<>();

  Callbacks(CApi api, boolean checked, CallWatch watch) {
    this.api = api;
    this.checked = checked;
    this.watch = watch;
  }

  CApi api() {
    return api;
  }

  /** Whether vectors lent to plugin code are revoked after the call. */
  boolean checked() {
    return checked;
  }

  /** Times the calls into plugins. */
  CallWatch watch() {
    return watch;
  }

  /** A C function pointer to a bound method; valid as long as the database is open. */
  long stub(MethodHandle target, FunctionDescriptor signature) {
    return Linker.nativeLinker().upcallStub(target, signature, stubs).address();
  }

  Arena memory() {
    return stubs;
  }

  FailureLedger ledger() {
    return ledger;
  }

  DuckDbException explain(int nativeCode, String text) {
    return ledger.explain(nativeCode, text);
  }

  /** Takes a name; each may be registered once, since DuckDB would replace a function silently. */
  void claim(String name) {
    if (!names.add(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalStateException("the database already has a function '" + name + "'");
    }
  }

  void connected() {
    connections.incrementAndGet();
  }

  void disconnected() {
    connections.decrementAndGet();
  }

  int connections() {
    return connections.get();
  }

  /** Adds a connection whose query runs inside an upcall. */
  void addInner(DuckDbConnection connection) {
    inner.add(connection);
  }

  void removeInner(DuckDbConnection connection) {
    inner.remove(connection);
  }

  /** Interrupts what runs inside upcalls, where an interrupt of the outer query does not reach. */
  void interruptInner() {
    inner.forEach(DuckDbConnection::interruptOnly);
  }

  /** Adds an aggregate whose states are counted. */
  synchronized void count(Supplier<StateCounts> counts) {
    counted.add(counts);
  }

  synchronized StateCounts stateCounts() {
    return counted.stream()
        .map(Supplier::get)
        .reduce(
            new StateCounts(0, 0),
            (a, b) -> new StateCounts(a.created() + b.created(), a.destroyed() + b.destroyed()));
  }

  /** Hands a function over; it is closed after the database. */
  synchronized void own(AutoCloseable function) {
    owned.add(function);
  }

  @Override
  public synchronized void close() {
    for (AutoCloseable function : owned) {
      try {
        function.close();
      } catch (Throwable e) {
        // A plugin that fails while it is closed has nobody left to tell but the log.
        System.getLogger(Callbacks.class.getName())
            .log(System.Logger.Level.WARNING, "a plugin function failed to close", e);
      }
    }
    owned.clear();
    stubs.close();
  }
}
