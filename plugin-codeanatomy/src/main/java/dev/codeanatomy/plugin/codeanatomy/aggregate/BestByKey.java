package dev.codeanatomy.plugin.codeanatomy.aggregate;

import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import dev.codeanatomy.plugin.codeanatomy.vector.TextBytes;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VariableWidthFieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;

/**
 * The value with the smallest or the largest key; of several the smallest by its UTF-8 bytes. The
 * same rule holds between rows and between states, so the order of neither matters.
 */
final class BestByKey implements ObjectStateAggregate<Best> {
  private final ArrowType keyType;
  private final OrderKey keys;
  private final boolean largest;

  BestByKey(ArrowType keyType, boolean largest) {
    this.keyType = keyType;
    this.keys = OrderKey.of(keyType);
    this.largest = largest;
  }

  @Override
  public Best create() {
    return new Best();
  }

  @Override
  public void update(Batch in, int row, Best state) {
    FieldVector values = in.column(0);
    FieldVector orderKeys = in.column(1);
    // Most rows lose by their key alone: their text is not even read.
    int order = state.isSeen() ? ranked(keys.compare(orderKeys, row, state)) : 1;
    if (order == 0) {
      order = -TextBytes.compare(values, row, state.value());
    }
    if (order > 0) {
      keys.take(orderKeys, row, TextBytes.get(values, row), state);
    }
  }

  /** Above zero where the first of the compared keys is the better one. */
  private int ranked(int comparison) {
    return largest ? comparison : -comparison;
  }

  @Override
  public void merge(Best source, Best target) {
    if (!source.isSeen()) {
      return;
    }
    int order = target.isSeen() ? ranked(keys.compare(source, target)) : 1;
    if (order == 0) {
      order = Arrays.compareUnsigned(target.value(), source.value());
    }
    if (order > 0) {
      target.take(source);
    }
  }

  @Override
  public void evaluate(Best state, FieldVector out, int row) {
    if (state.isSeen()) {
      ((VariableWidthFieldVector) out).setSafe(row, state.value());
    } else {
      out.setNull(row);
    }
  }

  @Override
  public List<Field> stateFields() {
    return List.of(
        ArrowTypes.nullable("value", ArrowTypes.UTF8), ArrowTypes.nullable("order_key", keyType));
  }

  @Override
  public void exportState(Best state, List<FieldVector> out, int row) {
    evaluate(state, out.get(0), row);
    if (state.isSeen()) {
      keys.write(state, out.get(1), row);
    } else {
      out.get(1).setNull(row);
    }
  }

  @Override
  public Best importState(List<FieldVector> in, int row) {
    Best state = new Best();
    if (!in.get(1).isNull(row)) {
      keys.take(in.get(1), row, TextBytes.get(in.get(0), row), state);
    }
    return state;
  }
}
