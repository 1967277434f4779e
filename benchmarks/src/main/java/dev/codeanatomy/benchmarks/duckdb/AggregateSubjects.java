package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.FixedStateAggregate;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import dev.codeanatomy.plugin.api.function.State;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/** The aggregates that are measured. */
final class AggregateSubjects {
  private static final Field SUM = ArrowTypes.nullable("sum", ArrowTypes.INT64);

  private AggregateSubjects() {}

  /** A sum in eight bytes of DuckDB's own memory. */
  static final class FixedSum implements FixedStateAggregate {
    @Override
    public int stateSize() {
      return Long.BYTES;
    }

    @Override
    public void initialize(State state) {
      state.setLong(0, 0);
    }

    @Override
    public void update(Batch in, int row, State state) {
      state.setLong(0, state.getLong(0) + ((BigIntVector) in.column(0)).get(row));
    }

    @Override
    public void merge(State source, State target) {
      target.setLong(0, target.getLong(0) + source.getLong(0));
    }

    @Override
    public void evaluate(State state, FieldVector out, int row) {
      ((BigIntVector) out).set(row, state.getLong(0));
    }

    @Override
    public List<Field> stateFields() {
      return List.of(SUM);
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

  /** A sum in a Java object a group. */
  static final class ObjectSum implements ObjectStateAggregate<long[]> {
    @Override
    public long[] create() {
      return new long[1];
    }

    @Override
    public void update(Batch in, int row, long[] state) {
      state[0] += ((BigIntVector) in.column(0)).get(row);
    }

    @Override
    public void merge(long[] source, long[] target) {
      target[0] += source[0];
    }

    @Override
    public void evaluate(long[] state, FieldVector out, int row) {
      ((BigIntVector) out).set(row, state[0]);
    }

    @Override
    public List<Field> stateFields() {
      return List.of(SUM);
    }

    @Override
    public void exportState(long[] state, List<FieldVector> out, int row) {
      ((BigIntVector) out.get(0)).setSafe(row, state[0]);
    }

    @Override
    public long[] importState(List<FieldVector> in, int row) {
      return new long[] {((BigIntVector) in.get(0)).get(row)};
    }
  }
}
