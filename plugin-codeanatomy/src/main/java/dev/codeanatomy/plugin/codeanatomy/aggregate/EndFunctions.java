package dev.codeanatomy.plugin.codeanatomy.aggregate;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.AggregateFunction;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.vector.ReturnFields;
import dev.codeanatomy.plugin.codeanatomy.vector.StoredValue;
import java.util.List;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;

/** {@code first_value} and {@code last_value}: the value of the first or last row, of any type. */
final class EndFunctions {
  private EndFunctions() {}

  static List<AggregateFunction> all() {
    return List.of(new End("first", true), new End("last", false));
  }

  private static final class End implements AggregateFunction {
    private final FunctionSpec spec;
    private final boolean first;

    End(String which, boolean first) {
      this.first = first;
      String alias = which + "_value_agg";
      this.spec =
          FunctionSpec.builder(which + "_value")
              .alias(alias)
              .parameter(
                  Parameter.builder("value", TypeSet.any())
                      .description("what to give; a null counts, unless the call says IGNORE NULLS")
                      .build())
              .returns(TypeSet.any())
              .nullHandling(NullHandling.CALLED)
              .doc(
                  FunctionDoc.of(
                      "Aggregate",
                      "Gives the value of the "
                          + which
                          + " row of a group, in the order that ORDER BY inside the call says, or"
                          + " over a window its frame's. Without an order it is that of any row; a"
                          + " group without rows gives null. The name "
                          + which
                          + "_value alone means SQL's own.",
                      "SELECT "
                          + alias
                          + "(x) WITHIN GROUP (ORDER BY k) FROM (VALUES (3, 1), (1, 2), (2, 3)) AS"
                          + " t(x, k)"))
              .tag("aggregate")
              .tag("order_sensitive")
              .sample(
                  Sample.row(Literal.ofInt64(3))
                      .andRow(Literal.ofInt64(1))
                      .andRow(Literal.ofInt64(2))
                      .expecting(Literal.ofInt64(first ? 3 : 2)))
              .build();
    }

    @Override
    public FunctionSpec spec() {
      return spec;
    }

    @Override
    public BoundAggregate bind(BindContext context) {
      Field value = ReturnFields.nullable(spec.name(), context.arguments().get(0).field());
      return BoundAggregate.ofObjectState(value, new Ends(value, first));
    }
  }

  /** A value once a row was seen. */
  private static final class Held {
    private boolean seen;
    private StoredValue value = StoredValue.NULL;

    void take(StoredValue newValue) {
      seen = true;
      value = newValue;
    }
  }

  /** States are merged in the order of their rows, the earlier rows being the target's. */
  private static final class Ends implements ObjectStateAggregate<Held> {
    private final Field valueField;
    private final boolean first;

    Ends(Field valueField, boolean first) {
      this.valueField = valueField;
      this.first = first;
    }

    @Override
    public Held create() {
      return new Held();
    }

    @Override
    public void update(Batch in, int row, Held state) {
      if (!first || !state.seen) {
        state.take(StoredValue.read(in.column(0), row));
      }
    }

    @Override
    public void merge(Held source, Held target) {
      if (source.seen && (!first || !target.seen)) {
        target.take(source.value);
      }
    }

    @Override
    public void evaluate(Held state, FieldVector out, int row) {
      state.value.write(out, row);
    }

    @Override
    public List<Field> stateFields() {
      return List.of(ArrowTypes.notNull("seen", ArrowTypes.BOOL), valueField);
    }

    @Override
    public void exportState(Held state, List<FieldVector> out, int row) {
      ((BitVector) out.get(0)).setSafe(row, state.seen ? 1 : 0);
      state.value.write(out.get(1), row);
    }

    @Override
    public Held importState(List<FieldVector> in, int row) {
      Held state = new Held();
      if (((BitVector) in.get(0)).get(row) == 1) {
        state.take(StoredValue.read(in.get(1), row));
      }
      return state;
    }
  }
}
