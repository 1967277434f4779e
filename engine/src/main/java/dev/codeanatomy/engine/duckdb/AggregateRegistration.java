package dev.codeanatomy.engine.duckdb;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.FixedStateAggregate;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;

/** Registers one bound aggregate call in a database. */
final class AggregateRegistration {
  private static final int MAX_STATE_BYTES = 1024;

  private final Callbacks callbacks;
  private final CApi api;
  private final BufferAllocator allocator;
  private final NativeAggregate function;
  private final PluginGuard guard;

  AggregateRegistration(Callbacks callbacks, BufferAllocator allocator, NativeAggregate function) {
    this.callbacks = callbacks;
    this.api = callbacks.api();
    this.allocator = allocator;
    this.function = function;
    this.guard =
        PluginGuard.of(
            function.origin(),
            function.arguments().stream().map(NativeArgument::field).toList(),
            callbacks);
  }

  void register(long connection) {
    if (function.arguments().isEmpty()) {
      throw new DuckDbException(
          DuckDbException.Kind.UNSUPPORTED,
          "plugin '%s', function %s: an aggregate needs at least one argument"
              .formatted(function.origin().pluginId(), function.origin().function()));
    }
    BoundAggregate bound = function.bound();
    ColumnType resultType = ColumnType.of(bound.returnField());
    ResultWriter result = new ResultWriter(api, resultType);
    var arguments = new ArgumentReader(api, function.arguments());
    callbacks.own(arguments);
    Optional<ObjectStateAggregate<Object>> objects =
        bound.objectState().map(AggregateRegistration::untyped);
    AggregateLoop loop =
        objects.map(this::objectLoop).orElseGet(() -> fixedLoop(bound.fixedState().orElseThrow()));
    var upcalls =
        new AggregateUpcalls(
            callbacks,
            guard,
            arguments,
            result,
            loop,
            objects,
            function.nullHandling() == NullHandling.PROPAGATE,
            allocator);
    callbacks.own(upcalls);
    callbacks.own(bound);
    callbacks.count(upcalls::counts);
    declare(connection, arguments, resultType, upcalls, objects.isPresent());
  }

  /** Safe: the bridge hands an aggregate only states that the aggregate itself created. */
  @SuppressWarnings("unchecked")
  private static ObjectStateAggregate<Object> untyped(ObjectStateAggregate<?> aggregate) {
    return (ObjectStateAggregate<Object>) aggregate;
  }

  private AggregateLoop objectLoop(ObjectStateAggregate<Object> aggregate) {
    return OwnCode.copy(
        AggregateLoop.class, AggregateLoop.ObjectLoop.class, ObjectStateAggregate.class, aggregate);
  }

  private AggregateLoop fixedLoop(FixedStateAggregate aggregate) {
    ClassLoader before = guard.enter();
    try {
      int size = aggregate.stateSize();
      if (size < 1 || size > MAX_STATE_BYTES) {
        throw new MalformedResult("its state has %d bytes, allowed are 1 to 1024".formatted(size));
      }
      return OwnCode.copy(
          AggregateLoop.class, AggregateLoop.FixedLoop.class, FixedStateAggregate.class, aggregate);
    } catch (Throwable t) {
      throw guard.failureOf(t);
    } finally {
      guard.leave(before);
    }
  }

  private long stub(AggregateUpcalls upcalls, String method, FunctionDescriptor signature) {
    try {
      MethodType type = signature.toMethodType();
      return callbacks.stub(MethodHandles.lookup().bind(upcalls, method, type), signature);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no callback " + method, e);
    }
  }

  private void declare(
      long connection,
      ArgumentReader arguments,
      ColumnType resultType,
      AggregateUpcalls upcalls,
      boolean destroys) {
    try (Arena arena = Arena.ofConfined();
        LogicalType result = LogicalType.of(api, resultType)) {
      long handle = api.createAggregateFunction();
      try {
        api.aggregateFunctionSetName(handle, arena.allocateFrom(function.name()).address());
        for (int i = 0; i < arguments.count(); i++) {
          api.aggregateFunctionAddParameter(handle, arguments.logicalType(i).pointer());
        }
        api.aggregateFunctionSetReturnType(handle, result.pointer());
        if (function.nullHandling() == NullHandling.CALLED) {
          api.aggregateFunctionSetSpecialHandling(handle);
        }
        api.aggregateFunctionSetFunctions(
            handle,
            stub(upcalls, "stateSize", FunctionDescriptor.of(JAVA_LONG, JAVA_LONG)),
            stub(upcalls, "initialize", longs(2)),
            stub(upcalls, "update", longs(3)),
            stub(upcalls, "merge", longs(4)),
            stub(upcalls, "evaluate", longs(5)));
        if (destroys) {
          api.aggregateFunctionSetDestructor(handle, stub(upcalls, "destroy", longs(2)));
        }
        if (api.registerAggregateFunction(connection, handle) != 0) {
          throw new DuckDbException(
              DuckDbException.Kind.CATALOG,
              "DuckDB refuses to register the aggregate '" + function.name() + "'");
        }
      } finally {
        api.destroyAggregateFunction(arena.allocateFrom(JAVA_LONG, handle).address());
      }
    }
  }

  private static FunctionDescriptor longs(int arguments) {
    return FunctionDescriptor.ofVoid(
        java.util.Collections.nCopies(arguments, JAVA_LONG)
            .toArray(java.lang.foreign.MemoryLayout[]::new));
  }
}
