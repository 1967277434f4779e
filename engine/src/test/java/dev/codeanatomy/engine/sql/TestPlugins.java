package dev.codeanatomy.engine.sql;

import dev.codeanatomy.common.option.OptionBinder;
import dev.codeanatomy.common.option.OptionBinding;
import dev.codeanatomy.engine.catalog.SessionPlugin;
import dev.codeanatomy.host.call.CallWatch;
import dev.codeanatomy.host.call.PluginRunScope;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.expr.Call;
import dev.codeanatomy.plugin.api.expr.Expression;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.FixedStateAggregate;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.LongBinary;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.State;
import dev.codeanatomy.plugin.api.function.TableFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.api.function.Volatility;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import dev.codeanatomy.plugin.api.table.FilterPushdown;
import dev.codeanatomy.plugin.api.table.ScanRequest;
import dev.codeanatomy.plugin.api.table.TableProvider;
import dev.codeanatomy.plugin.api.table.TableScan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** A small plugin with one function of each kind, for planning against it. */
public final class TestPlugins {
  /** How often {@code tag} was bound. */
  public final AtomicInteger tagBinds = new AtomicInteger();

  /** The plugin under a namespace. */
  public SessionPlugin plugin(String namespace) {
    PluginExports exports =
        PluginExports.builder()
            .scalar(addNumbers())
            .scalar(tag())
            .scalar(roll())
            .scalar(upper())
            .aggregate(total())
            .window(pick())
            .tableFunction(numbers())
            .build();
    return new SessionPlugin(
        namespace,
        namespace,
        exports,
        noOptions(),
        new RootAllocator(),
        new PluginRunScope(namespace, () -> false),
        TestPlugins.class.getClassLoader(),
        CallWatch.OFF);
  }

  private static Options noOptions() {
    return ((OptionBinding.Bound) OptionBinder.bind("test", List.of(), Map.of())).options();
  }

  private static ScalarFunction addNumbers() {
    FunctionSpec spec =
        FunctionSpec.builder("add_numbers")
            .alias("plus_numbers")
            .parameter("left", ArrowTypes.INT64)
            .parameter(
                Parameter.builder("right", TypeSet.of(ArrowTypes.INT64))
                    .defaultValue(Literal.ofInt64(10))
                    .build())
            .returns(ArrowTypes.INT64)
            .build();
    return ScalarFunction.ofKernel(spec, (LongBinary) Long::sum);
  }

  /** Its type depends on a constant, and its result carries metadata. */
  private ScalarFunction tag() {
    FunctionSpec spec =
        FunctionSpec.builder("tag")
            .parameter("value", ArrowTypes.UTF8)
            .option("wide", Literal.ofBoolean(false))
            .build();
    return new ScalarFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundScalar bind(BindContext context) throws PluginException {
        tagBinds.incrementAndGet();
        boolean wide = context.arguments().get(1).literal().orElseThrow().asBoolean();
        Field result =
            new Field(
                "tag",
                new FieldType(
                    true,
                    wide ? ArrowTypes.INT64 : ArrowTypes.INT32,
                    null,
                    Map.of("semantic_type", "Tag")),
                null);
        return BoundScalar.ofEvaluator(
            result,
            () ->
                (in, out) -> {
                  throw new PluginException("not run in planning tests");
                });
      }
    };
  }

  private static ScalarFunction roll() {
    FunctionSpec spec =
        FunctionSpec.builder("roll")
            .parameter("sides", ArrowTypes.INT64)
            .returns(ArrowTypes.INT64)
            .volatility(Volatility.VOLATILE)
            .nullHandling(NullHandling.CALLED)
            .build();
    return ScalarFunction.ofKernel(spec, (LongUnary) sides -> sides);
  }

  /** Called like a built-in. */
  private static ScalarFunction upper() {
    FunctionSpec spec =
        FunctionSpec.builder("upper")
            .parameter("value", ArrowTypes.INT64)
            .returns(ArrowTypes.INT64)
            .build();
    return ScalarFunction.ofKernel(spec, (LongUnary) value -> value + 1);
  }

  private static AggregateFunction total() {
    FunctionSpec spec =
        FunctionSpec.builder("total")
            .parameter("value", ArrowTypes.INT64)
            .option("start", Literal.ofInt64(0))
            .returns(ArrowTypes.INT64)
            .build();
    return new AggregateFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundAggregate bind(BindContext context) {
        long start = context.arguments().get(1).literal().orElseThrow().asLong();
        return BoundAggregate.ofFixedState(
            ArrowTypes.nullable("total", ArrowTypes.INT64), new Total(start));
      }
    };
  }

  private record Total(long start) implements FixedStateAggregate {
    @Override
    public int stateSize() {
      return 8;
    }

    @Override
    public void initialize(State state) {
      state.setLong(0, start);
    }

    @Override
    public void update(Batch in, int row, State state) {
      state.setLong(0, state.getLong(0) + ((BigIntVector) in.column(0)).get(row));
    }

    @Override
    public void merge(State source, State target) {
      target.setLong(0, target.getLong(0) + source.getLong(0) - start);
    }

    @Override
    public void evaluate(State state, FieldVector out, int row) {
      ((BigIntVector) out).setSafe(row, state.getLong(0));
    }

    @Override
    public List<Field> stateFields() {
      return List.of(ArrowTypes.notNull("total", ArrowTypes.INT64));
    }

    @Override
    public void exportState(State state, List<FieldVector> out, int row) {
      ((BigIntVector) out.get(0)).setSafe(row, state.getLong(0));
    }

    @Override
    public void importState(List<FieldVector> in, int row, State state) {
      state.setLong(0, ((BigIntVector) in.get(0)).get(row));
    }
  }

  private static WindowFunction pick() {
    FunctionSpec spec =
        FunctionSpec.builder("pick")
            .parameter("score", ArrowTypes.INT64)
            .returns(ArrowTypes.INT64)
            .build();
    return new WindowFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundWindow bind(BindContext context) {
        return BoundWindow.of(
            ArrowTypes.nullable("pick", ArrowTypes.INT64),
            () ->
                (partition, out) -> {
                  throw new PluginException("not run in planning tests");
                });
      }
    };
  }

  private static TableFunction numbers() {
    FunctionSpec spec =
        FunctionSpec.builder("numbers")
            .parameter("count", ArrowTypes.INT64)
            .option("label", Literal.ofUtf8("n"))
            .build();
    return new TableFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public TableProvider bind(BindContext context) {
        return new Numbers();
      }
    };
  }

  /** Takes over {@code n = constant} exactly and {@code n < constant} roughly. */
  public static final class Numbers implements TableProvider {
    /** The conjuncts that were asked about, as text. */
    public final List<String> asked = new ArrayList<>();

    @Override
    public Schema schema() {
      return new Schema(
          List.of(
              ArrowTypes.notNull("n", ArrowTypes.INT64),
              ArrowTypes.nullable("name", ArrowTypes.UTF8),
              ArrowTypes.nullable("unused", ArrowTypes.FLOAT64)));
    }

    @Override
    public FilterPushdown classify(Expression conjunct) {
      asked.add(conjunct.toString());
      if (conjunct instanceof Call call && call.name().equals("equal")) {
        return FilterPushdown.EXACT;
      }
      return conjunct instanceof Call call && call.name().equals("lt")
          ? FilterPushdown.INEXACT
          : FilterPushdown.UNSUPPORTED;
    }

    @Override
    public TableScan scan(ScanRequest request) throws PluginException {
      throw new PluginException("not run in planning tests");
    }
  }
}
