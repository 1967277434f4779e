package dev.codeanatomy.engine.duckdb;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandles;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/** Registers one source of rows in a database. */
final class TableRegistration {
  private static final FunctionDescriptor ONE = FunctionDescriptor.ofVoid(JAVA_LONG);
  private static final FunctionDescriptor TWO = FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG);

  private final Callbacks callbacks;
  private final CApi api;
  private final NativeTable table;
  private final TableUpcalls upcalls;

  TableRegistration(
      Callbacks callbacks, BufferAllocator allocator, int threads, NativeTable table) {
    this.callbacks = callbacks;
    this.api = callbacks.api();
    this.table = table;
    List<ColumnType> types =
        table.source().schema().getFields().stream().map(ColumnType::of).toList();
    if (types.isEmpty()) {
      throw new DuckDbException(
          DuckDbException.Kind.UNSUPPORTED,
          "plugin '%s', table %s: a table needs at least one column"
              .formatted(table.origin().pluginId(), table.origin().function()));
    }
    this.upcalls =
        new TableUpcalls(
            api,
            guard(callbacks, table),
            table.source(),
            types,
            allocator,
            threads,
            callbacks.checked(),
            target -> stub(target, "release", ONE));
    callbacks.own(table.source());
  }

  /** A window's source waits for a query of its own, and times what it calls itself. */
  private static PluginGuard guard(Callbacks callbacks, NativeTable table) {
    PluginGuard guard = PluginGuard.of(table.origin(), table.arguments(), callbacks);
    return table.source() instanceof WindowSource ? guard.untimed() : guard;
  }

  private long stub(TableUpcalls target, String method, FunctionDescriptor signature) {
    try {
      return callbacks.stub(
          MethodHandles.lookup().bind(target, method, signature.toMethodType()), signature);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no callback " + method, e);
    }
  }

  void register(long connection) {
    try (Arena arena = Arena.ofConfined()) {
      long handle = api.createTableFunction();
      try {
        api.tableFunctionSetName(handle, arena.allocateFrom(table.name()).address());
        api.tableFunctionSetBind(handle, stub(upcalls, "bind", ONE));
        api.tableFunctionSetInit(handle, stub(upcalls, "init", ONE));
        api.tableFunctionSetLocalInit(handle, stub(upcalls, "localInit", ONE));
        api.tableFunctionSetFunction(handle, stub(upcalls, "fill", TWO));
        api.tableFunctionSupportsProjectionPushdown(handle, true);
        if (api.registerTableFunction(connection, handle) != 0) {
          throw new DuckDbException(
              DuckDbException.Kind.CATALOG,
              "DuckDB refuses to register the table '" + table.name() + "'");
        }
      } finally {
        api.destroyTableFunction(arena.allocateFrom(JAVA_LONG, handle).address());
      }
    }
  }
}
