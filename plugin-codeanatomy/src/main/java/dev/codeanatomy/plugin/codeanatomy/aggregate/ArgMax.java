package dev.codeanatomy.plugin.codeanatomy.aggregate;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import dev.codeanatomy.plugin.api.function.Sample;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VariableWidthFieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * {@code arg_max(value, order_key)}: the value with the largest key; of several the smallest by its
 * UTF-8 bytes, so that neither the rows' order nor that of merges matters.
 */
final class ArgMax implements AggregateFunction {
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("arg_max")
          .parameter("value", ArrowTypes.UTF8)
          .parameter("order_key", ArrowTypes.INT64)
          .returns(ArrowTypes.UTF8)
          .doc(
              FunctionDoc.of(
                  "Aggregate",
                  "Gives the value with the largest key, of several the smallest by its UTF-8"
                      + " bytes. Rows with a null value or key are left out; without any other row"
                      + " the answer is null.",
                  "SELECT arg_max(v, k) FROM (VALUES ('a', 1), ('b', 3), ('c', 2)) AS t(v, k)"))
          .tag("aggregate")
          .tag("deterministic")
          .sample(
              Sample.row(Literal.ofUtf8("b"), Literal.ofInt64(5))
                  .andRow(Literal.ofUtf8("a"), Literal.ofInt64(5))
                  .andRow(Literal.ofUtf8("c"), Literal.ofInt64(4))
                  .expecting(Literal.ofUtf8("a")))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundAggregate bind(BindContext context) {
    return BoundAggregate.ofObjectState(
        ArrowTypes.nullable(SPEC.name(), ArrowTypes.UTF8), new Largest());
  }

  /** The best row so far. The bytes are never changed once they are here, so states share them. */
  static final class Best {
    private boolean seen;
    private long key;
    private byte[] value = {};

    private boolean losesTo(long otherKey) {
      return !seen || otherKey > key;
    }

    private boolean losesTo(long otherKey, byte[] otherValue) {
      return losesTo(otherKey)
          || (otherKey == key && Arrays.compareUnsigned(otherValue, value) < 0);
    }

    private void take(long newKey, byte[] newValue) {
      seen = true;
      key = newKey;
      value = newValue;
    }
  }

  static final class Largest implements ObjectStateAggregate<Best> {
    @Override
    public Best create() {
      return new Best();
    }

    @Override
    public void update(Batch in, int row, Best state) {
      long key = ((BigIntVector) in.column(1)).get(row);
      // Most rows lose by their key alone: their text is not even read.
      if (state.losesTo(key) || key == state.key) {
        byte[] value = ((VariableWidthFieldVector) in.column(0)).get(row);
        if (state.losesTo(key, value)) {
          state.take(key, value);
        }
      }
    }

    @Override
    public void merge(Best source, Best target) {
      if (source.seen && target.losesTo(source.key, source.value)) {
        target.take(source.key, source.value);
      }
    }

    @Override
    public void evaluate(Best state, FieldVector out, int row) {
      write(state, out, row);
    }

    @Override
    public List<Field> stateFields() {
      return List.of(
          ArrowTypes.nullable("value", ArrowTypes.UTF8),
          ArrowTypes.nullable("order_key", ArrowTypes.INT64));
    }

    @Override
    public void exportState(Best state, List<FieldVector> out, int row) {
      write(state, out.get(0), row);
      if (state.seen) {
        ((BigIntVector) out.get(1)).setSafe(row, state.key);
      } else {
        out.get(1).setNull(row);
      }
    }

    @Override
    public Best importState(List<FieldVector> in, int row) {
      Best state = new Best();
      if (!in.get(1).isNull(row)) {
        state.take(
            ((BigIntVector) in.get(1)).get(row), ((VariableWidthFieldVector) in.get(0)).get(row));
      }
      return state;
    }

    private static void write(Best state, FieldVector out, int row) {
      if (state.seen) {
        ((VariableWidthFieldVector) out).setSafe(row, state.value);
      } else {
        out.setNull(row);
      }
    }
  }
}
