package dev.codeanatomy.host.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.common.option.OptionBinder;
import dev.codeanatomy.common.option.OptionBinding;
import dev.codeanatomy.plugin.api.Capability;
import dev.codeanatomy.plugin.api.Options;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.PluginExports;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.LongUnary;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.WindowEvaluator;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExportProverTest {
  private static final Field RESULT = ArrowTypes.nullable("result", ArrowTypes.INT64);

  private final RootAllocator allocator = new RootAllocator();

  @AfterEach
  void nothingStaysAllocated() {
    allocator.close();
  }

  @Test
  void aFunctionThatGivesItsSamplesAnswerIsProved() {
    ExportProver.Proofs proofs = prove(scalars(doubling("twice")));

    assertThat(proofs.findings()).isEmpty();
    assertThat(proofs.proofs())
        .containsExactly(
            new ExportProof(Capability.SCALAR_UDF, "twice", ExportProof.Verdict.PROVED));
  }

  @Test
  void aFailedProofDoesNotStopTheNext() {
    ScalarFunction broken =
        scalar(
            "broken",
            context -> {
              throw new PluginException("not today");
            });

    ExportProver.Proofs proofs = prove(scalars(broken, doubling("twice")));

    assertThat(proofs.proofs())
        .extracting(ExportProof::verdict)
        .containsExactly(ExportProof.Verdict.FAILED, ExportProof.Verdict.PROVED);
    assertThat(proofs.findings())
        .singleElement()
        .hasToString("ABI-1503 p broken(value int64) -> int64: it says: not today");
  }

  @Test
  void aFunctionThatDoesNotComeBackEndsTheProofsAndHearsIt() throws Exception {
    GuardedCalls calls = calls(Duration.ofMillis(200));
    ScalarFunction hanging =
        scalar(
            "hanging",
            context -> {
              while (!context.runScope().isCancelled()) {
                Thread.onSpinWait();
              }
              throw new PluginException("cancelled");
            });

    ExportProver.Proofs proofs =
        new ExportProver(noOptions(), allocator, calls)
            .prove("p", scalars(hanging, doubling("twice")));

    assertThat(proofs.findings())
        .extracting(finding -> finding.code())
        .containsExactly(FindingCode.PLUGIN_TIMED_OUT);
    assertThat(proofs.proofs())
        .containsExactly(
            new ExportProof(Capability.SCALAR_UDF, "hanging", ExportProof.Verdict.FAILED));
    CountDownLatch over = new CountDownLatch(1);
    calls.afterwards(over::countDown);
    over.await();
  }

  @Test
  void whatABoundFunctionOpensIsClosedOnceAlsoIfItFails() {
    AtomicInteger closed = new AtomicInteger();
    ScalarFunction wrong =
        scalar(
            "wrong",
            context ->
                BoundScalar.ofKernel(RESULT, (LongUnary) value -> value)
                    .onClose(closed::incrementAndGet));

    ExportProver.Proofs proofs = prove(scalars(wrong));

    assertThat(proofs.findings())
        .extracting(finding -> finding.code())
        .containsExactly(FindingCode.RESULT_DIFFERS);
    assertThat(closed).hasValue(1);
  }

  @Test
  void anErrorInCloseIsAFindingOfThatFunction() {
    ScalarFunction stubborn =
        scalar(
            "stubborn",
            context ->
                BoundScalar.ofKernel(RESULT, (LongUnary) value -> 2 * value)
                    .onClose(
                        () -> {
                          throw new NoClassDefFoundError("gone");
                        }));

    assertThat(prove(scalars(stubborn)).findings())
        .extracting(finding -> finding.code())
        .containsExactly(FindingCode.CALL_FAILED);
  }

  @Test
  void everyStateOfAnObjectAggregateIsReleasedOnce() {
    Sum sum = new Sum();

    ExportProver.Proofs proofs = prove(PluginExports.builder().aggregate(sum).build());

    assertThat(proofs.findings()).isEmpty();
    assertThat(sum.created.get()).isPositive();
    assertThat(sum.released).hasValue(sum.created.get());
  }

  @Test
  void aWindowFunctionAlsoSeesAnEmptyPartition() {
    AtomicInteger empty = new AtomicInteger();
    WindowEvaluator rowNumber =
        (partition, out) -> {
          if (partition.rowCount() == 0) {
            empty.incrementAndGet();
          }
          for (int row = 0; row < partition.rowCount(); row++) {
            ((BigIntVector) out).setSafe(row, row + 1L);
          }
          out.setValueCount(partition.rowCount());
        };
    WindowFunction number =
        window(Sample.row().andRow().expecting(Literal.ofInt64(1), Literal.ofInt64(2)), rowNumber);

    assertThat(prove(PluginExports.builder().window(number).build()).findings()).isEmpty();
    assertThat(empty).hasValue(1);
  }

  @Test
  void aSampleOfAWindowFunctionExpectsAnAnswerARow() {
    WindowFunction number =
        window(
            Sample.row().andRow().expecting(Literal.ofInt64(1)),
            (partition, out) -> out.setValueCount(partition.rowCount()));

    assertThat(prove(PluginExports.builder().window(number).build()).findings())
        .singleElement()
        .hasToString(
            "ABI-1502 p number() -> int64 sample: 1 expected answers for 2 rows;"
                + " expected 2, or a sample without expecting(...)");
  }

  private static WindowFunction window(Sample sample, WindowEvaluator evaluator) {
    FunctionSpec spec =
        FunctionSpec.builder("number").returns(ArrowTypes.INT64).sample(sample).build();
    return new WindowFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundWindow bind(BindContext context) {
        return BoundWindow.of(RESULT, () -> evaluator);
      }
    };
  }

  private interface Bind {
    BoundScalar to(BindContext context) throws PluginException;
  }

  private static ScalarFunction doubling(String name) {
    return scalar(name, context -> BoundScalar.ofKernel(RESULT, (LongUnary) value -> 2 * value));
  }

  private static ScalarFunction scalar(String name, Bind bind) {
    FunctionSpec spec =
        FunctionSpec.builder(name)
            .parameter("value", ArrowTypes.INT64)
            .returns(ArrowTypes.INT64)
            .sample(Sample.row(Literal.ofInt64(21)).expecting(Literal.ofInt64(42)))
            .build();
    return new ScalarFunction() {
      @Override
      public FunctionSpec spec() {
        return spec;
      }

      @Override
      public BoundScalar bind(BindContext context) throws PluginException {
        return bind.to(context);
      }
    };
  }

  private static PluginExports scalars(ScalarFunction... functions) {
    PluginExports.Builder exports = PluginExports.builder();
    List.of(functions).forEach(exports::scalar);
    return exports.build();
  }

  private ExportProver.Proofs prove(PluginExports exports) {
    return new ExportProver(noOptions(), allocator, calls(Duration.ofSeconds(30)))
        .prove("p", exports);
  }

  private static GuardedCalls calls(Duration timeout) {
    return new GuardedCalls(ExportProverTest.class.getClassLoader(), timeout);
  }

  private static Options noOptions() {
    return ((OptionBinding.Bound) OptionBinder.bind("p", List.of(), Map.of())).options();
  }

  /** Adds in an object, and counts its states. */
  private static final class Sum implements AggregateFunction, ObjectStateAggregate<AtomicLong> {
    private final AtomicInteger created = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();
    private final FunctionSpec spec =
        FunctionSpec.builder("sum")
            .parameter("value", ArrowTypes.INT64)
            .returns(ArrowTypes.INT64)
            .sample(Sample.row(Literal.ofInt64(7)).expecting(Literal.ofInt64(7)))
            .build();

    @Override
    public FunctionSpec spec() {
      return spec;
    }

    @Override
    public BoundAggregate bind(BindContext context) {
      return BoundAggregate.ofObjectState(RESULT, this);
    }

    @Override
    public AtomicLong create() {
      created.incrementAndGet();
      return new AtomicLong();
    }

    @Override
    public void update(Batch in, int row, AtomicLong state) {
      state.addAndGet(((BigIntVector) in.column(0)).get(row));
    }

    @Override
    public void merge(AtomicLong source, AtomicLong target) {
      target.addAndGet(source.get());
    }

    @Override
    public void evaluate(AtomicLong state, FieldVector out, int row) {
      ((BigIntVector) out).setSafe(row, state.get());
    }

    @Override
    public void release(AtomicLong state) {
      released.incrementAndGet();
    }

    @Override
    public List<Field> stateFields() {
      return List.of(RESULT);
    }

    @Override
    public void exportState(AtomicLong state, List<FieldVector> out, int row) {
      ((BigIntVector) out.get(0)).setSafe(row, state.get());
    }

    @Override
    public AtomicLong importState(List<FieldVector> in, int row) {
      AtomicLong state = create();
      state.set(((BigIntVector) in.get(0)).get(row));
      return state;
    }
  }
}
