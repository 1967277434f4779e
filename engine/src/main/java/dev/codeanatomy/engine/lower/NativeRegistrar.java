package dev.codeanatomy.engine.lower;

import dev.codeanatomy.engine.catalog.SessionPlugin;
import dev.codeanatomy.engine.duckdb.DuckDb;
import dev.codeanatomy.engine.duckdb.FunctionOrigin;
import dev.codeanatomy.engine.duckdb.NativeAggregate;
import dev.codeanatomy.engine.duckdb.NativeArgument;
import dev.codeanatomy.engine.duckdb.NativeScalar;
import dev.codeanatomy.engine.duckdb.NativeTable;
import dev.codeanatomy.engine.duckdb.NativeWindow;
import dev.codeanatomy.engine.duckdb.ScanSource;
import dev.codeanatomy.host.call.PlainScanRequest;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Registers what plans need in one database, each binding once. The session catalog keeps owning
 * what was bound, so it is closed after the database. Used by one thread at a time.
 */
public final class NativeRegistrar {
  private final DuckDb database;
  private final BufferAllocator allocator;
  private final long partitionLimitBytes;
  private final Set<String> registered = new HashSet<>();

  /**
   * Starts with nothing registered.
   *
   * @param database of the run
   * @param allocator for memory lent to plugins; outlives the database
   * @param partitionLimitBytes what one partition of a plugin's window may take up
   */
  public NativeRegistrar(DuckDb database, BufferAllocator allocator, long partitionLimitBytes) {
    this.database = database;
    this.allocator = allocator;
    this.partitionLimitBytes = partitionLimitBytes;
  }

  /** Registers what a plan needs and no earlier plan has registered. */
  public void register(ExecutablePlan plan) {
    for (NativeBinding binding : plan.natives()) {
      if (registered.add(binding.name())) {
        register(binding);
      }
    }
  }

  private void register(NativeBinding binding) {
    FunctionOrigin origin = origin(binding);
    switch (binding) {
      case NativeBinding.Scalar scalar -> database.register(scalar(scalar, origin), allocator);
      case NativeBinding.Aggregate aggregate ->
          database.register(
              new NativeAggregate(
                  aggregate.name(),
                  origin,
                  arguments(aggregate.bound().call()),
                  aggregate.bound().function().spec().nullHandling(),
                  borrowed(aggregate.bound().bound())),
              allocator);
      case NativeBinding.TableSource table ->
          database.register(new NativeTable(table.name(), origin, new Source(table)), allocator);
      case NativeBinding.WindowSource window ->
          database.register(window(window, origin), allocator);
    }
  }

  private static FunctionOrigin origin(NativeBinding binding) {
    SessionPlugin plugin = binding.plugin();
    return new FunctionOrigin(plugin.id(), binding.function(), plugin.loader());
  }

  private static NativeScalar scalar(NativeBinding.Scalar scalar, FunctionOrigin origin) {
    BoundScalar bound = scalar.bound().bound();
    BoundScalar borrowed =
        bound
            .kernel()
            .map(kernel -> BoundScalar.ofKernel(bound.returnField(), kernel))
            .orElseGet(
                () ->
                    BoundScalar.ofEvaluator(bound.returnField(), bound.evaluators().orElseThrow()));
    return new NativeScalar(
        scalar.name(),
        origin,
        arguments(scalar.bound().call()),
        scalar.bound().function().spec().nullHandling(),
        scalar.bound().function().spec().volatility(),
        borrowed);
  }

  /** The database closes what it is given; the catalog's own stays open. */
  private static BoundAggregate borrowed(BoundAggregate bound) {
    return bound
        .fixedState()
        .map(fixed -> BoundAggregate.ofFixedState(bound.returnField(), fixed))
        .orElseGet(
            () ->
                BoundAggregate.ofObjectState(
                    bound.returnField(), bound.objectState().orElseThrow()));
  }

  private static List<NativeArgument> arguments(ResolvedCall call) {
    return call.columns().stream()
        .map(column -> new NativeArgument(column.field(), column.literal().isPresent()))
        .toList();
  }

  private NativeWindow window(NativeBinding.WindowSource window, FunctionOrigin origin) {
    BoundWindow bound = window.bound().bound();
    return new NativeWindow(
        window.name(),
        origin,
        window.innerSql(),
        names(window, window.partitionColumns()),
        names(window, window.orderColumns()),
        names(window, window.argumentColumns()).stream()
            .map(column -> new NativeWindow.Argument(column, false))
            .toList(),
        window.frame(),
        window.result().getName(),
        partitionLimitBytes,
        BoundWindow.of(bound.returnField(), bound.evaluators()));
  }

  private static List<String> names(NativeBinding.WindowSource window, List<Integer> indexes) {
    return indexes.stream().map(i -> window.columns().get(i).getName()).toList();
  }

  /** A provider's scan with what was pushed into it. */
  private record Source(NativeBinding.TableSource table) implements ScanSource {
    @Override
    public Schema schema() {
      return new Schema(table.columns());
    }

    @Override
    public OptionalLong estimatedRows() {
      return table.provider().estimatedRows();
    }

    @Override
    public TableScan scan(List<String> projection, int parallelism) throws PluginException {
      SessionPlugin plugin = table.plugin();
      return table
          .provider()
          .scan(
              new PlainScanRequest(
                  projection,
                  table.filters(),
                  table.limit(),
                  parallelism,
                  plugin.allocator(),
                  plugin.runScope()));
    }
  }
}
