package dev.codeanatomy.engine.duckdb;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BoundAggregate;
import dev.codeanatomy.plugin.api.function.FixedStateAggregate;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import dev.codeanatomy.plugin.api.function.State;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.Field;

/** Two small aggregates, one per shape of state, and a way to register them. */
final class Aggregates {
  private static final Field LONG = Functions.field("x", ArrowTypes.INT64);
  private static final Field TEXT = Functions.field("s", ArrowTypes.UTF8);

  private Aggregates() {}

  static void register(Fixture db, String name, BoundAggregate bound, Field... arguments) {
    db.database.register(
        new NativeAggregate(
            name,
            Functions.origin(name),
            Functions.arguments(arguments),
            NullHandling.PROPAGATE,
            bound),
        db.allocator);
  }

  /** Registers {@code fixed_sum(BIGINT)}. */
  static void fixedSum(Fixture db) {
    register(db, "fixed_sum", BoundAggregate.ofFixedState(LONG, new FixedSum()), LONG);
  }

  /** Registers {@code object_sum(BIGINT)}, which refuses the value -999. */
  static void objectSum(Fixture db) {
    register(db, "object_sum", BoundAggregate.ofObjectState(LONG, new ObjectSum()), LONG);
  }

  /** Registers {@code joined(VARCHAR)}: all texts, each followed by a comma. */
  static void joined(Fixture db) {
    register(db, "joined", BoundAggregate.ofObjectState(TEXT, new Joined()), TEXT);
  }

  private static final class FixedSum implements FixedStateAggregate {
    private static final int SUM = 0;
    private static final int ROWS = 8;

    @Override
    public int stateSize() {
      return 16;
    }

    @Override
    public void initialize(State state) {
      state.setLong(SUM, 0);
      state.setLong(ROWS, 0);
    }

    @Override
    public void update(Batch in, int row, State state) {
      state.setLong(SUM, state.getLong(SUM) + ((BigIntVector) in.column(0)).get(row));
      state.setLong(ROWS, state.getLong(ROWS) + 1);
    }

    @Override
    public void merge(State source, State target) {
      target.setLong(SUM, target.getLong(SUM) + source.getLong(SUM));
      target.setLong(ROWS, target.getLong(ROWS) + source.getLong(ROWS));
    }

    @Override
    public void evaluate(State state, FieldVector out, int row) {
      if (state.getLong(ROWS) == 0) {
        out.setNull(row);
      } else {
        ((BigIntVector) out).set(row, state.getLong(SUM));
      }
    }

    @Override
    public List<Field> stateFields() {
      return List.of(LONG, Functions.field("rows", ArrowTypes.INT64));
    }

    @Override
    public void exportState(State state, List<FieldVector> out, int row) {
      ((BigIntVector) out.get(0)).setSafe(row, state.getLong(SUM));
      ((BigIntVector) out.get(1)).setSafe(row, state.getLong(ROWS));
    }

    @Override
    public void importState(List<FieldVector> in, int row, State state) {
      state.setLong(SUM, ((BigIntVector) in.get(0)).get(row));
      state.setLong(ROWS, ((BigIntVector) in.get(1)).get(row));
    }
  }

  static ObjectStateAggregate<?> objectSum() {
    return new ObjectSum();
  }

  private static final class Sum {
    private long sum;
    private long rows;
  }

  private static final class ObjectSum implements ObjectStateAggregate<Sum> {
    @Override
    public Sum create() {
      return new Sum();
    }

    @Override
    public void update(Batch in, int row, Sum state) throws PluginException {
      long value = ((BigIntVector) in.column(0)).get(row);
      if (value == -999) {
        throw new PluginException("-999 cannot be summed");
      }
      state.sum += value;
      state.rows++;
    }

    @Override
    public void merge(Sum source, Sum target) {
      target.sum += source.sum;
      target.rows += source.rows;
    }

    @Override
    public void evaluate(Sum state, FieldVector out, int row) {
      if (state.rows == 0) {
        out.setNull(row);
      } else {
        ((BigIntVector) out).set(row, state.sum);
      }
    }

    @Override
    public List<Field> stateFields() {
      return List.of(LONG, Functions.field("rows", ArrowTypes.INT64));
    }

    @Override
    public void exportState(Sum state, List<FieldVector> out, int row) {
      ((BigIntVector) out.get(0)).setSafe(row, state.sum);
      ((BigIntVector) out.get(1)).setSafe(row, state.rows);
    }

    @Override
    public Sum importState(List<FieldVector> in, int row) {
      Sum state = new Sum();
      state.sum = ((BigIntVector) in.get(0)).get(row);
      state.rows = ((BigIntVector) in.get(1)).get(row);
      return state;
    }
  }

  private static final class Joined implements ObjectStateAggregate<StringBuilder> {
    @Override
    public StringBuilder create() {
      return new StringBuilder();
    }

    @Override
    public void update(Batch in, int row, StringBuilder state) {
      state.append(new String(((VarCharVector) in.column(0)).get(row), StandardCharsets.UTF_8));
      state.append(',');
    }

    @Override
    public void merge(StringBuilder source, StringBuilder target) {
      target.append(source);
    }

    @Override
    public void evaluate(StringBuilder state, FieldVector out, int row) {
      ((VarCharVector) out).setSafe(row, state.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<Field> stateFields() {
      return List.of(TEXT);
    }

    @Override
    public void exportState(StringBuilder state, List<FieldVector> out, int row) {
      evaluate(state, out.get(0), row);
    }

    @Override
    public StringBuilder importState(List<FieldVector> in, int row) {
      return new StringBuilder(String.valueOf(in.get(0).getObject(row)));
    }
  }
}
