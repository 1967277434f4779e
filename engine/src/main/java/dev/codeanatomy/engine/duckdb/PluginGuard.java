package dev.codeanatomy.engine.duckdb;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.codeanatomy.host.call.CallWatch;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Stands around the calls into one plugin function: sets the context class loader, and turns
 * whatever the plugin throws into one error that names it. No exception may leave an upcall, or the
 * process ends.
 *
 * @param origin who is called
 * @param argumentTypes as an error shows them
 * @param ledger keeps the exception while DuckDB carries its text
 * @param watch told of every call
 * @param callee what the watch is told
 */
record PluginGuard(
    FunctionOrigin origin,
    List<String> argumentTypes,
    FailureLedger ledger,
    CallWatch watch,
    CallWatch.Callee callee) {

  /** Hands DuckDB the text of an error. */
  interface ErrorSetter {
    void set(long info, long text);
  }

  static PluginGuard of(FunctionOrigin origin, List<Field> arguments, Callbacks callbacks) {
    List<String> types = arguments.stream().map(field -> ArrowTypes.text(field.getType())).toList();
    return new PluginGuard(
        origin,
        types,
        callbacks.ledger(),
        callbacks.watch(),
        new CallWatch.Callee(origin.pluginId(), PluginCallException.subject(origin, types)));
  }

  /** The same around calls that may take their time, because they wait for what is timed itself. */
  PluginGuard untimed() {
    return new PluginGuard(origin, argumentTypes, ledger, CallWatch.OFF, callee);
  }

  /** Sets the plugin's class loader and gives the one to put back. The call's time begins. */
  ClassLoader enter() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(origin.loader());
    watch.enter(callee);
    return before;
  }

  /** The call is over. */
  void leave(ClassLoader before) {
    watch.leave();
    Thread.currentThread().setContextClassLoader(before);
  }

  /** Reports a failure of the call to DuckDB. Never throws. */
  void report(Throwable failure, long info, ErrorSetter setter) {
    try (Arena arena = Arena.ofConfined()) {
      // A query inside the call that fails is not the plugin's doing.
      Throwable shown = failure instanceof DuckDbException ? failure : failureOf(failure);
      byte[] text = ledger.record(shown).getBytes(UTF_8);
      MemorySegment copy = arena.allocate(text.length + 1L);
      MemorySegment.copy(text, 0, copy, JAVA_BYTE, 0, text.length);
      setter.set(info, copy.address());
    } catch (Throwable t) {
      reportBare(info, setter);
    }
  }

  private static void reportBare(long info, ErrorSetter setter) {
    try (Arena arena = Arena.ofConfined()) {
      setter.set(
          info, arena.allocateFrom("a plugin function failed, and so did its report").address());
    } catch (Throwable ignored) {
      // Nothing more can be said; leaving the upcall by an exception would end the process.
    }
  }

  PluginCallException failureOf(Throwable failure) {
    if (failure instanceof PluginCallException known) {
      return known;
    }
    if (failure instanceof PluginException refusal) {
      String text = String.valueOf(refusal.getMessage());
      return failed(PluginCallException.Fault.REFUSED, text, refusal);
    }
    if (failure instanceof MalformedResult malformed) {
      String text = "returned a result that cannot be used: " + malformed.getMessage();
      return failed(PluginCallException.Fault.BAD_RESULT, text, malformed);
    }
    if (failure instanceof OutOfMemoryException) {
      String text = "allocated more than its limit: " + failure.getMessage();
      return failed(PluginCallException.Fault.OUT_OF_MEMORY, text, failure);
    }
    if (failure instanceof OutOfMemoryError) {
      String text = "ran out of memory: " + failure.getMessage();
      return failed(PluginCallException.Fault.OUT_OF_MEMORY, text, failure);
    }
    return failed(PluginCallException.Fault.THREW, "threw " + described(failure), failure);
  }

  /** Without the package of its class, which says nothing to who wrote the query. */
  private static String described(Throwable failure) {
    String type = failure.getClass().getSimpleName();
    String message = failure.getMessage();
    return message == null || message.isBlank() ? type : type + ": " + message;
  }

  private PluginCallException failed(
      PluginCallException.Fault fault, String text, Throwable cause) {
    return new PluginCallException(origin, argumentTypes, fault, text, cause);
  }
}
