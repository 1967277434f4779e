package dev.codeanatomy.engine.duckdb;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.RowKernel;
import dev.codeanatomy.plugin.api.function.ScalarEvaluator;
import dev.codeanatomy.plugin.api.function.Volatility;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;

/** Registers one bound scalar call in a database. */
final class ScalarRegistration {
  private static final FunctionDescriptor SIGNATURE =
      FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG, JAVA_LONG);
  private static final MethodHandle CALL = callHandle();

  private final Callbacks callbacks;
  private final CApi api;
  private final BufferAllocator allocator;
  private final NativeScalar function;
  private final PluginGuard guard;

  ScalarRegistration(Callbacks callbacks, BufferAllocator allocator, NativeScalar function) {
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

  private static MethodHandle callHandle() {
    try {
      return MethodHandles.lookup()
          .findVirtual(
              ScalarUpcall.class,
              "call",
              MethodType.methodType(void.class, long.class, long.class, long.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  void register(long connection) {
    ColumnType resultType = ColumnType.of(function.bound().returnField());
    var arguments = new ArgumentReader(api, function.arguments());
    callbacks.own(arguments);
    ScalarUpcall upcall =
        function
            .bound()
            .kernel()
            .map(kernel -> kernel(kernel, arguments, resultType))
            .orElseGet(
                () ->
                    evaluator(function.bound().evaluators().orElseThrow(), arguments, resultType));
    if (function.isConstant()) {
      ConstantUpcall once = new ConstantUpcall(api, guard, upcall, resultType);
      callbacks.own(once);
      upcall = once;
    }
    callbacks.own(function.bound());
    declare(connection, arguments, resultType, callbacks.stub(CALL.bindTo(upcall), SIGNATURE));
  }

  private ScalarUpcall kernel(RowKernel kernel, ArgumentReader arguments, ColumnType result) {
    KernelLoop loop = KernelLoop.of(kernel);
    KernelLoop.Shape shape = loop.shape();
    boolean fits =
        arguments.count() == shape.arguments()
            && result.typeId() == shape.result()
            && arguments.types().stream().allMatch(type -> type.typeId() == shape.argument());
    if (!fits) {
      throw new DuckDbException(
          DuckDbException.Kind.UNSUPPORTED,
          "plugin '%s', function %s%s -> %s: a kernel %s does not take or return these types"
              .formatted(
                  function.origin().pluginId(),
                  function.origin().function(),
                  guard.argumentTypes(),
                  function.bound().returnField().getType(),
                  kind(kernel)));
    }
    var scratch = new PerThread<>(() -> new KernelScratch(allocator, callbacks.checked()));
    callbacks.own(scratch);
    return new KernelUpcall(api, guard, loop, scratch);
  }

  private static String kind(RowKernel kernel) {
    return Arrays.stream(kernel.getClass().getInterfaces())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", "));
  }

  private ScalarUpcall evaluator(
      Supplier<? extends ScalarEvaluator> evaluators, ArgumentReader arguments, ColumnType result) {
    var slots =
        new PerThread<>(
            () ->
                new EvaluatorUpcall.Slot(
                    guard, evaluators.get(), new Lease(api, allocator, callbacks.checked())));
    callbacks.own(slots);
    boolean propagate = function.nullHandling() == NullHandling.PROPAGATE;
    return new EvaluatorUpcall(
        api, guard, arguments, new ResultWriter(api, result), propagate, slots);
  }

  private void declare(
      long connection, ArgumentReader arguments, ColumnType resultType, long stub) {
    try (Arena arena = Arena.ofConfined();
        LogicalType result = LogicalType.of(api, resultType)) {
      long handle = api.createScalarFunction();
      try {
        api.scalarFunctionSetName(handle, arena.allocateFrom(function.name()).address());
        for (int i = 0; i < arguments.count(); i++) {
          api.scalarFunctionAddParameter(handle, arguments.logicalType(i).pointer());
        }
        api.scalarFunctionSetReturnType(handle, result.pointer());
        if (function.nullHandling() == NullHandling.CALLED) {
          api.scalarFunctionSetSpecialHandling(handle);
        }
        if (function.volatility() == Volatility.VOLATILE) {
          api.scalarFunctionSetVolatile(handle);
        }
        api.scalarFunctionSetFunction(handle, stub);
        if (api.registerScalarFunction(connection, handle) != 0) {
          throw new DuckDbException(
              DuckDbException.Kind.CATALOG,
              "DuckDB refuses to register the function '" + function.name() + "'");
        }
      } finally {
        api.destroyScalarFunction(arena.allocateFrom(JAVA_LONG, handle).address());
      }
    }
  }
}
