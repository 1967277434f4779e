package dev.codeanatomy.engine.execute;

import dev.codeanatomy.engine.catalog.SessionPlugin;
import dev.codeanatomy.engine.duckdb.DuckDb;
import dev.codeanatomy.engine.duckdb.FunctionOrigin;
import dev.codeanatomy.engine.duckdb.NativeAggregate;
import dev.codeanatomy.engine.duckdb.NativeArgument;
import dev.codeanatomy.engine.duckdb.NativeScalar;
import dev.codeanatomy.engine.duckdb.NativeTable;
import dev.codeanatomy.engine.duckdb.NativeWindow;
import dev.codeanatomy.engine.duckdb.WindowFrame;
import dev.codeanatomy.engine.lower.NativeBinding;
import dev.codeanatomy.host.call.ResolvedArgument;
import dev.codeanatomy.host.call.ResolvedCall;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.NullHandling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Registers the plugin functions that statements need on the database of a run, each once. The
 * session's catalog keeps owning what is bound; the database gets views that it may close.
 */
final class NativeRegistration {
  /** One window partition may take up the Arrow share's half. */
  private static final int PARTITION_SHARE = 2;

  private final DuckDb database;
  private final EngineRuntime runtime;
  private final BufferAllocator allocator;
  private final Set<String> registered = new HashSet<>();

  NativeRegistration(DuckDb database, EngineRuntime runtime) {
    this.database = database;
    this.runtime = runtime;
    this.allocator = runtime.allocator();
  }

  void register(List<NativeBinding> bindings) {
    for (NativeBinding binding : bindings) {
      if (registered.add(binding.name())) {
        register(binding);
      }
    }
  }

  private void register(NativeBinding binding) {
    switch (binding) {
      case NativeBinding.Scalar scalar -> database.register(scalar(scalar), allocator);
      case NativeBinding.Aggregate aggregate -> database.register(aggregate(aggregate), allocator);
      case NativeBinding.TableSource table ->
          database.register(
              new NativeTable(
                  table.name(), origin(table), table.arguments(), new ProviderSource(table)),
              allocator);
      case NativeBinding.WindowSource window ->
          database.register(
              window(window, runtime.profile().arrowBytes() / PARTITION_SHARE), allocator);
    }
  }

  private static NativeScalar scalar(NativeBinding.Scalar binding) {
    BoundScalar bound = binding.bound().bound();
    BoundScalar view =
        bound
            .kernel()
            .map(kernel -> BoundScalar.ofKernel(bound.returnField(), kernel))
            .orElseGet(
                () ->
                    BoundScalar.ofEvaluator(bound.returnField(), bound.evaluators().orElseThrow()));
    var spec = binding.bound().function().spec();
    return new NativeScalar(
        binding.name(),
        origin(binding),
        arguments(binding.bound().call().columns()),
        spec.nullHandling(),
        spec.volatility(),
        view);
  }

  private static NativeAggregate aggregate(NativeBinding.Aggregate binding) {
    BoundAggregate bound = binding.bound().bound();
    BoundAggregate view =
        bound
            .fixedState()
            .map(state -> BoundAggregate.ofFixedState(bound.returnField(), state))
            .orElseGet(
                () ->
                    BoundAggregate.ofObjectState(
                        bound.returnField(), bound.objectState().orElseThrow()));
    ResolvedCall call = binding.bound().call();
    return new NativeAggregate(
        binding.name(),
        origin(binding),
        arguments(call.columns()),
        call.ignoreNulls() ? NullHandling.PROPAGATE : call.spec().nullHandling(),
        view);
  }

  private static NativeWindow window(NativeBinding.WindowSource binding, long partitionLimit) {
    BoundWindow bound = binding.bound().bound();
    return new NativeWindow(
        binding.name(),
        origin(binding),
        binding.innerSql(),
        names(binding.columns(), binding.partitionColumns()),
        names(binding.columns(), binding.orderColumns()),
        windowArguments(binding),
        frame(binding.frame()),
        binding.result().getName(),
        partitionLimit,
        BoundWindow.of(bound.returnField(), bound.evaluators()));
  }

  private static List<NativeWindow.Argument> windowArguments(NativeBinding.WindowSource binding) {
    List<String> columns = names(binding.columns(), binding.argumentColumns());
    List<ResolvedArgument> resolved = binding.bound().call().columns();
    List<NativeWindow.Argument> arguments = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      boolean constant = resolved.get(i).literal().isPresent();
      arguments.add(new NativeWindow.Argument(columns.get(i), constant));
    }
    return arguments;
  }

  private static WindowFrame frame(dev.codeanatomy.engine.lower.WindowFrame frame) {
    return new WindowFrame(
        frame.rows() ? WindowFrame.Unit.ROWS : WindowFrame.Unit.RANGE,
        bound(frame.start()),
        bound(frame.end()));
  }

  private static WindowFrame.Bound bound(dev.codeanatomy.engine.lower.WindowFrame.Bound bound) {
    if (bound.unbounded()) {
      return WindowFrame.Bound.of(
          bound.preceding()
              ? WindowFrame.Kind.UNBOUNDED_PRECEDING
              : WindowFrame.Kind.UNBOUNDED_FOLLOWING);
    }
    if (bound.isCurrentRow()) {
      return WindowFrame.Bound.of(WindowFrame.Kind.CURRENT_ROW);
    }
    return new WindowFrame.Bound(
        bound.preceding() ? WindowFrame.Kind.PRECEDING : WindowFrame.Kind.FOLLOWING,
        // A partition has fewer rows than this.
        Math.clamp(bound.offset().orElseThrow(), 0, Integer.MAX_VALUE));
  }

  private static List<String> names(List<Field> columns, List<Integer> indexes) {
    return indexes.stream().map(index -> columns.get(index).getName()).toList();
  }

  private static List<NativeArgument> arguments(List<ResolvedArgument> columns) {
    return columns.stream()
        .map(column -> new NativeArgument(column.field(), column.literal().isPresent()))
        .toList();
  }

  private static FunctionOrigin origin(NativeBinding binding) {
    SessionPlugin plugin = binding.plugin();
    return new FunctionOrigin(plugin.id(), binding.function(), plugin.loader());
  }
}
