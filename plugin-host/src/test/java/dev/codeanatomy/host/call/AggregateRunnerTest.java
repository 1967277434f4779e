package dev.codeanatomy.host.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.FixedStateAggregate;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.State;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AggregateRunnerTest {
  private static final Field WHOLE = ArrowTypes.nullable("value", ArrowTypes.INT64);

  private final RootAllocator allocator = new RootAllocator();

  @AfterEach
  void nothingStaysAllocated() {
    allocator.close();
  }

  @Test
  void aStateIsMadeAndReadFromMemoryThatIsNotZeroed() throws Exception {
    Count count = new Count(Long.BYTES);
    AggregateRunner<?> runner = runner(count, NullHandling.CALLED);

    runner.create();
    try (BigIntVector row = row(7L)) {
      runner.importState(List.of(row), 0);
    }

    assertThat(count.found).hasSize(2).doesNotContain(0L);
  }

  @Test
  void aRowWithANullIsLeftOutWhereNullsPropagate() throws Exception {
    assertThat(counted(NullHandling.PROPAGATE)).isEqualTo(1);
    assertThat(counted(NullHandling.CALLED)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1025})
  void aStateOfAnotherSizeThanAllowedIsADefect(int size) {
    assertThatThrownBy(() -> runner(new Count(size), NullHandling.CALLED))
        .isInstanceOf(CallDefectException.class)
        .hasMessage("a state of " + size + " bytes; expected 1 to 1024 bytes");
  }

  @Test
  void aStateIsReadAndWrittenWithinItsBytes() throws Exception {
    AggregateRunner<?> runner = runner(new Count(Integer.BYTES), NullHandling.CALLED);

    assertThatThrownBy(runner::create).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aStateThatIsKeptAfterItsCallIsRefused() throws Exception {
    List<State> kept = new ArrayList<>();
    Count keeping =
        new Count(Long.BYTES) {
          @Override
          public void initialize(State state) {
            kept.add(state);
          }
        };
    runner(keeping, NullHandling.CALLED).create();

    assertThatThrownBy(() -> kept.get(0).getLong(0)).isInstanceOf(RevokedException.class);
  }

  /** The count of two rows, the second of which is null. */
  private long counted(NullHandling nulls) throws Exception {
    return counted(runner(new Count(Long.BYTES), nulls));
  }

  private <S> long counted(AggregateRunner<S> runner) throws Exception {
    S state = runner.create();
    try (BigIntVector in = row(5L);
        BigIntVector out = row(0L)) {
      in.setNull(1);
      in.setValueCount(2);
      VectorBatch batch = new VectorBatch(2, List.of(in), List.of(false));
      runner.update(batch, 0, state);
      runner.update(batch, 1, state);
      runner.evaluate(state, out, 0);
      return out.get(0);
    } finally {
      runner.release(state);
    }
  }

  private BigIntVector row(long value) {
    BigIntVector vector = (BigIntVector) WHOLE.createVector(allocator);
    vector.allocateNew();
    vector.setSafe(0, value);
    vector.setValueCount(1);
    return vector;
  }

  private static AggregateRunner<?> runner(FixedStateAggregate aggregate, NullHandling nulls)
      throws CallDefectException {
    FunctionSpec spec =
        FunctionSpec.builder("count")
            .parameter("value", ArrowTypes.INT64)
            .nullHandling(nulls)
            .build();
    return AggregateRunner.of(
        new ResolvedCall(spec, List.of(), false), BoundAggregate.ofFixedState(WHOLE, aggregate));
  }

  /** Counts rows, and notes what it finds in the memory it is given. */
  private static class Count implements FixedStateAggregate {
    private final List<Long> found = new ArrayList<>();
    private final int size;

    Count(int size) {
      this.size = size;
    }

    @Override
    public int stateSize() {
      return size;
    }

    @Override
    public void initialize(State state) {
      found.add(state.getLong(0));
      state.setLong(0, 0);
    }

    @Override
    public void update(Batch in, int row, State state) {
      state.setLong(0, state.getLong(0) + 1);
    }

    @Override
    public void merge(State source, State target) {
      target.setLong(0, target.getLong(0) + source.getLong(0));
    }

    @Override
    public void evaluate(State state, FieldVector out, int row) {
      ((BigIntVector) out).setSafe(row, state.getLong(0));
    }

    @Override
    public List<Field> stateFields() {
      return List.of(WHOLE);
    }

    @Override
    public void exportState(State state, List<FieldVector> out, int row) {
      ((BigIntVector) out.get(0)).setSafe(row, state.getLong(0));
    }

    @Override
    public void importState(List<FieldVector> in, int row, State state) {
      found.add(state.getLong(0));
      state.setLong(0, ((BigIntVector) in.get(0)).get(row));
    }
  }
}
