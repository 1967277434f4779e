package dev.codeanatomy.plugin.codeanatomy.aggregate;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.FixedStateAggregate;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.State;
import dev.codeanatomy.plugin.api.function.TypeSet;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/** {@code count_if(predicate)}: the rows where the predicate is true; 0 for an empty group. */
final class CountIf implements AggregateFunction {
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("count_if")
          .parameter(
              Parameter.builder("predicate", TypeSet.of(ArrowTypes.BOOL))
                  .description("what must be true of a row that counts")
                  .build())
          .returns(ArrowTypes.INT64)
          .doc(
              FunctionDoc.of(
                  "Aggregate",
                  "Counts the rows where the predicate is true; nulls do not count, a group without"
                      + " rows gives 0.",
                  "SELECT count_if(x > 1) FROM (VALUES (1), (2), (3)) AS t(x)"))
          .tag("aggregate")
          .tag("deterministic")
          .sample(
              Sample.row(Literal.ofBoolean(true))
                  .andRow(Literal.ofBoolean(false))
                  .andRow(Literal.ofNull(ArrowTypes.BOOL))
                  .andRow(Literal.ofBoolean(true))
                  .expecting(Literal.ofInt64(2)))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundAggregate bind(BindContext context) {
    return BoundAggregate.ofFixedState(
        ArrowTypes.notNull(SPEC.name(), ArrowTypes.INT64), new Count());
  }

  /** Eight bytes: the count so far. */
  private static final class Count implements FixedStateAggregate {
    private static final int COUNT = 0;

    @Override
    public int stateSize() {
      return Long.BYTES;
    }

    @Override
    public void initialize(State state) {
      state.setLong(COUNT, 0);
    }

    @Override
    public void update(Batch in, int row, State state) {
      state.setLong(COUNT, state.getLong(COUNT) + ((BitVector) in.column(0)).get(row));
    }

    @Override
    public void merge(State source, State target) {
      target.setLong(COUNT, target.getLong(COUNT) + source.getLong(COUNT));
    }

    @Override
    public void evaluate(State state, FieldVector out, int row) {
      ((BigIntVector) out).setSafe(row, state.getLong(COUNT));
    }

    @Override
    public List<Field> stateFields() {
      return List.of(ArrowTypes.notNull("count", ArrowTypes.INT64));
    }

    @Override
    public void exportState(State state, List<FieldVector> out, int row) {
      ((BigIntVector) out.get(0)).setSafe(row, state.getLong(COUNT));
    }

    @Override
    public void importState(List<FieldVector> in, int row, State state) {
      state.setLong(COUNT, ((BigIntVector) in.get(0)).get(row));
    }
  }
}
