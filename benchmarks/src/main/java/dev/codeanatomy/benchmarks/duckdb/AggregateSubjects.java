package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.FixedStateAggregate;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import dev.codeanatomy.plugin.api.function.State;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.pojo.Field;

/** The aggregates that are measured. */
final class AggregateSubjects {
  private static final Field SUM = ArrowTypes.nullable("sum", ArrowTypes.INT64);
  private static final Field TEXT = ArrowTypes.nullable("text", ArrowTypes.UTF8);

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

  /** A growing array of bytes. */
  static final class Text {
    private byte[] bytes = new byte[32];
    private int length;

    private void grow(int more) {
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
      }
    }
  }

  /** All texts of a group with a comma after each, like {@code string_agg}. */
  static final class Joined implements ObjectStateAggregate<Text> {
    @Override
    public Text create() {
      return new Text();
    }

    @Override
    public void update(Batch in, int row, Text state) {
      VarCharVector texts = (VarCharVector) in.column(0);
      ArrowBuf offsets = texts.getOffsetBuffer();
      int start = offsets.getInt(4L * row);
      int length = offsets.getInt(4L * row + 4) - start;
      state.grow(length + 1);
      texts.getDataBuffer().getBytes(start, state.bytes, state.length, length);
      state.length += length;
      state.bytes[state.length++] = ',';
    }

    @Override
    public void merge(Text source, Text target) {
      target.grow(source.length);
      System.arraycopy(source.bytes, 0, target.bytes, target.length, source.length);
      target.length += source.length;
    }

    @Override
    public void evaluate(Text state, FieldVector out, int row) {
      ((VarCharVector) out).setSafe(row, state.bytes, 0, Math.max(0, state.length - 1));
    }

    @Override
    public List<Field> stateFields() {
      return List.of(TEXT);
    }

    @Override
    public void exportState(Text state, List<FieldVector> out, int row) {
      ((VarCharVector) out.get(0)).setSafe(row, state.bytes, 0, state.length);
    }

    @Override
    public Text importState(List<FieldVector> in, int row) {
      Text state = new Text();
      byte[] bytes = ((VarCharVector) in.get(0)).get(row);
      state.grow(bytes.length);
      System.arraycopy(bytes, 0, state.bytes, 0, bytes.length);
      state.length = bytes.length;
      return state;
    }
  }
}
