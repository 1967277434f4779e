package dev.codeanatomy.engine.duckdb;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.codeanatomy.host.call.CallWatch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BoundsChecking;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * One in-memory database. Connections may be made and used from any threads, one thread per
 * connection at a time. The caller closes all connections first and then the database; a database
 * whose plugin code does not come back must be left open, because closing it under a running
 * callback ends the process.
 */
public final class DuckDb implements AutoCloseable {
  private final CApi api;
  private final MemorySegment handle;
  private final Callbacks callbacks;
  private final int threads;
  private boolean closed;

  private DuckDb(CApi api, MemorySegment handle, Callbacks callbacks, int threads) {
    this.api = api;
    this.threads = threads;
    this.handle = handle;
    this.callbacks = callbacks;
  }

  static DuckDb open(CApi api, DuckDbSettings settings, CallWatch watch) {
    if (settings.checkedVectors() && !BoundsChecking.BOUNDS_CHECKING_ENABLED) {
      throw new DuckDbException(
          DuckDbException.Kind.UNSUPPORTED,
          "checked mode needs Arrow's own checks, and this process runs without them: start it"
              + " without -Darrow.enable_unsafe_memory_access=true");
    }
    Map<String, String> options = new LinkedHashMap<>();
    options.put("threads", Integer.toString(settings.threads()));
    options.put("memory_limit", settings.memoryLimitBytes() + "B");
    options.put("temp_directory", settings.tempDirectory().toString());
    options.put("max_temp_directory_size", settings.tempLimitBytes() + "B");
    options.put("autoinstall_known_extensions", "false");
    options.put("autoload_known_extensions", "false");
    MemorySegment handle = Arena.ofAuto().allocate(JAVA_LONG);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment config = arena.allocate(JAVA_LONG);
      check(api.createConfig(config.address()), "cannot allocate a DuckDB configuration");
      try {
        options.forEach(
            (name, value) ->
                check(
                    api.setConfig(
                        config.get(JAVA_LONG, 0),
                        arena.allocateFrom(name).address(),
                        arena.allocateFrom(value).address()),
                    "DuckDB refuses the setting " + name + " = " + value));
        MemorySegment error = arena.allocate(JAVA_LONG);
        if (api.openExt(0, handle.address(), config.get(JAVA_LONG, 0), error.address()) != 0) {
          String text = Memory.string(error.get(JAVA_LONG, 0));
          api.free(error.get(JAVA_LONG, 0));
          throw DuckDbException.reported(0, text);
        }
      } finally {
        api.destroyConfig(config.address());
      }
    }
    return new DuckDb(
        api, handle, new Callbacks(api, settings.checkedVectors(), watch), settings.threads());
  }

  private static void check(int state, String message) {
    if (state != 0) {
      throw new DuckDbException(DuckDbException.Kind.OTHER, message);
    }
  }

  /** Opens a connection. The caller closes it, before this database. */
  public DuckDbConnection connect() {
    MemorySegment connection = Arena.ofAuto().allocate(JAVA_LONG);
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the database is closed");
      }
      check(
          api.connect(handle.get(JAVA_LONG, 0), connection.address()),
          "DuckDB cannot open a connection");
    }
    callbacks.connected();
    return new DuckDbConnection(api, connection, callbacks);
  }

  /**
   * Ends all access to files but below the named directories, the loading of extensions and any
   * later change of a setting. Cannot be undone; settings a run needs are made before.
   *
   * @param directories absolute directories that queries may read and write
   */
  public void lockDown(Collection<Path> directories) {
    try (DuckDbConnection connection = connect()) {
      connection.execute("SET allowed_directories = " + literals(directories, "/"));
      // A directory is not within itself to DuckDB, and a partitioned copy names the directory.
      connection.execute("SET allowed_paths = " + literals(directories, ""));
      connection.execute("SET enable_external_access = false");
      connection.execute("SET lock_configuration = true");
    }
  }

  /**
   * Registers a bound scalar call. From now on this database owns the bound function.
   *
   * @param allocator for memory lent to the plugin; must outlive this database
   * @throws DuckDbException of kind {@code UNSUPPORTED} if one of its types cannot cross
   */
  public void register(NativeScalar function, BufferAllocator allocator) {
    try (DuckDbConnection connection = connect()) {
      callbacks.claim(function.name());
      new ScalarRegistration(callbacks, allocator, function).register(connection.pointer());
    }
  }

  /**
   * Registers a bound aggregate call, as {@link #register(NativeScalar, BufferAllocator)} does.
   *
   * @param allocator for memory lent to the plugin; must outlive this database
   * @throws DuckDbException of kind {@code UNSUPPORTED} if one of its types cannot cross
   * @throws PluginCallException if the plugin fails to make an empty state
   */
  public void register(NativeAggregate function, BufferAllocator allocator) {
    try (DuckDbConnection connection = connect()) {
      callbacks.claim(function.name());
      new AggregateRegistration(callbacks, allocator, function).register(connection.pointer());
    }
  }

  /**
   * Registers a source of rows as a table function without parameters. From now on this database
   * owns the source.
   *
   * @param allocator for the batches that are read; must outlive this database
   * @throws DuckDbException of kind {@code UNSUPPORTED} if one of its columns cannot cross
   */
  public void register(NativeTable table, BufferAllocator allocator) {
    try (DuckDbConnection connection = connect()) {
      callbacks.claim(table.name());
      new TableRegistration(callbacks, allocator, threads, table).register(connection.pointer());
    }
  }

  /**
   * Registers a bound window call as a table function without parameters.
   *
   * @param allocator for partitions; must outlive this database
   * @throws DuckDbException if the query of the sorted rows is refused, or a type cannot cross
   */
  public void register(NativeWindow window, BufferAllocator allocator) {
    WindowSource source = new WindowSource(this, window, allocator);
    register(
        new NativeTable(window.name(), window.origin(), source.arguments(), source), allocator);
  }

  /** What stands around the calls into one function. */
  PluginGuard guard(FunctionOrigin origin, List<Field> arguments) {
    return PluginGuard.of(origin, arguments, callbacks);
  }

  /** Whether what is lent to plugin code is revoked after each call. */
  boolean checked() {
    return callbacks.checked();
  }

  /** A connection for a query that runs inside another one, and is interrupted with it. */
  DuckDbConnection connectInner() {
    DuckDbConnection connection = connect();
    callbacks.addInner(connection);
    return connection;
  }

  void closeInner(DuckDbConnection connection) {
    callbacks.removeInner(connection);
    connection.close();
  }

  /** How many plugin aggregate states were made and how many were released so far. */
  StateCounts stateCounts() {
    return callbacks.stateCounts();
  }

  private static String literals(Collection<Path> directories, String suffix) {
    return directories.stream()
        .map(directory -> literal(directory.toAbsolutePath().normalize() + suffix))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /**
   * Closes the database; plugin functions registered on it are released. Idempotent.
   *
   * @throws IllegalStateException if a connection is still open: its queries would call functions
   *     that are no longer there, which ends the process
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    if (callbacks.connections() > 0) {
      throw new IllegalStateException(
          callbacks.connections() + " connection(s) are still open; close them first");
    }
    closed = true;
    api.closeDatabase(handle.address());
    callbacks.close();
  }
}
