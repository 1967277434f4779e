package dev.codeanatomy.host.call;

import dev.codeanatomy.common.finding.FindingCode;
import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.FixedStateAggregate;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * Runs a bound aggregate over Arrow batches with states on the heap, whichever of the two shapes it
 * has. A state that {@link #create} or {@link #importState} gave is released once by the caller.
 * One thread at a time for one state.
 *
 * @param <S> the state
 */
public abstract class AggregateRunner<S> {
  private static final byte USED_MEMORY = (byte) 0xA5;

  private final boolean propagatesNulls;

  private AggregateRunner(ResolvedCall call) {
    this.propagatesNulls = call.spec().nullHandling() == NullHandling.PROPAGATE;
  }

  /**
   * The runner of a bound aggregate, over memory that is not zeroed, as an engine's is not.
   *
   * @throws CallDefectException if the size of its state is not allowed
   */
  public static AggregateRunner<?> of(ResolvedCall call, BoundAggregate bound)
      throws CallDefectException {
    return of(call, bound, USED_MEMORY);
  }

  /**
   * The runner of a bound aggregate.
   *
   * @param memory what every byte of a fixed state holds before it is initialised
   * @throws CallDefectException if the size of its state is not allowed
   */
  public static AggregateRunner<?> of(ResolvedCall call, BoundAggregate bound, byte memory)
      throws CallDefectException {
    if (bound.fixedState().isPresent()) {
      FixedStateAggregate fixed = bound.fixedState().get();
      int size = fixed.stateSize();
      if (size < 1 || size > 1024) {
        throw new CallDefectException(
            FindingCode.STATE_INVALID, "a state of " + size + " bytes", "1 to 1024 bytes");
      }
      return new Fixed(call, fixed, size, memory);
    }
    return new OfObject<>(call, bound.objectState().orElseThrow());
  }

  /** Takes one row, unless it has a null and the function does not see such rows. */
  public final void update(VectorBatch in, int row, S state) throws PluginException {
    if (!propagatesNulls || !in.hasNull(row)) {
      take(in, row, state);
    }
  }

  /** A state that has seen no row. */
  public abstract S create();

  abstract void take(VectorBatch in, int row, S state) throws PluginException;

  /** Takes what the source has seen into the target. */
  public abstract void merge(S source, S target) throws PluginException;

  /** Writes the answer. */
  public abstract void evaluate(S state, FieldVector out, int row) throws PluginException;

  /** The columns in which a state travels. */
  public abstract List<Field> stateFields();

  /** Writes a state as a row. */
  public abstract void exportState(S state, List<FieldVector> out, int row) throws PluginException;

  /** Reads a state from a row. */
  public abstract S importState(List<FieldVector> in, int row) throws PluginException;

  /** Gives back what the state holds. */
  public abstract void release(S state);

  private static final class Fixed extends AggregateRunner<BytesState> {
    private final FixedStateAggregate aggregate;
    private final int size;
    private final byte memory;

    Fixed(ResolvedCall call, FixedStateAggregate aggregate, int size, byte memory) {
      super(call);
      this.aggregate = aggregate;
      this.size = size;
      this.memory = memory;
    }

    @Override
    public BytesState create() {
      BytesState state = new BytesState(size, memory);
      try (BytesState.Loan loan = state.lend()) {
        aggregate.initialize(loan);
      }
      return state;
    }

    @Override
    void take(VectorBatch in, int row, BytesState state) throws PluginException {
      try (BytesState.Loan loan = state.lend()) {
        aggregate.update(in, row, loan);
      }
    }

    @Override
    public void merge(BytesState source, BytesState target) throws PluginException {
      try (BytesState.Loan from = source.lend();
          BytesState.Loan to = target.lend()) {
        aggregate.merge(from, to);
      }
    }

    @Override
    public void evaluate(BytesState state, FieldVector out, int row) throws PluginException {
      try (BytesState.Loan loan = state.lend()) {
        aggregate.evaluate(loan, out, row);
      }
    }

    @Override
    public List<Field> stateFields() {
      return aggregate.stateFields();
    }

    @Override
    public void exportState(BytesState state, List<FieldVector> out, int row)
        throws PluginException {
      try (BytesState.Loan loan = state.lend()) {
        aggregate.exportState(loan, out, row);
      }
    }

    @Override
    public BytesState importState(List<FieldVector> in, int row) throws PluginException {
      BytesState state = new BytesState(size, memory);
      try (BytesState.Loan loan = state.lend()) {
        aggregate.importState(in, row, loan);
      }
      return state;
    }

    @Override
    public void release(BytesState state) {}
  }

  private static final class OfObject<S> extends AggregateRunner<S> {
    private final ObjectStateAggregate<S> aggregate;

    OfObject(ResolvedCall call, ObjectStateAggregate<S> aggregate) {
      super(call);
      this.aggregate = aggregate;
    }

    @Override
    public S create() {
      return aggregate.create();
    }

    @Override
    void take(VectorBatch in, int row, S state) throws PluginException {
      aggregate.update(in, row, state);
    }

    @Override
    public void merge(S source, S target) throws PluginException {
      aggregate.merge(source, target);
    }

    @Override
    public void evaluate(S state, FieldVector out, int row) throws PluginException {
      aggregate.evaluate(state, out, row);
    }

    @Override
    public List<Field> stateFields() {
      return aggregate.stateFields();
    }

    @Override
    public void exportState(S state, List<FieldVector> out, int row) throws PluginException {
      aggregate.exportState(state, out, row);
    }

    @Override
    public S importState(List<FieldVector> in, int row) throws PluginException {
      return aggregate.importState(in, row);
    }

    @Override
    public void release(S state) {
      aggregate.release(state);
    }
  }
}
