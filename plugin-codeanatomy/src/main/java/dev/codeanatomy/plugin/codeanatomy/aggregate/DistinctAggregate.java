package dev.codeanatomy.plugin.codeanatomy.aggregate;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.ObjectStateAggregate;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * The distinct values of a group, for all functions that are about them; they differ in the answer
 * alone.
 */
abstract class DistinctAggregate implements ObjectStateAggregate<DistinctTexts> {
  /** A list of texts, sorted by their bytes, and behind them a null where there was one. */
  static final class Values extends DistinctAggregate {
    @Override
    public void evaluate(DistinctTexts state, FieldVector out, int row) {
      writeList(state, (ListVector) out, row);
    }
  }

  /** How many there are; a null is one. */
  static final class Count extends DistinctAggregate {
    @Override
    public void evaluate(DistinctTexts state, FieldVector out, int row) {
      ((BigIntVector) out).setSafe(row, state.count());
    }
  }

  /** A list of texts. */
  static Field listOfTexts(String name, boolean nullable) {
    return new Field(
        name,
        new FieldType(nullable, ArrowType.List.INSTANCE, null),
        List.of(ArrowTypes.nullable("item", ArrowTypes.UTF8)));
  }

  @Override
  public DistinctTexts create() {
    return new DistinctTexts();
  }

  @Override
  public void update(Batch in, int row, DistinctTexts state) throws PluginException {
    FieldVector texts = in.column(0);
    if (texts.isNull(row)) {
      state.addNull();
    } else {
      state.add(texts, row);
    }
  }

  @Override
  public void merge(DistinctTexts source, DistinctTexts target) throws PluginException {
    target.addAll(source);
  }

  @Override
  public List<Field> stateFields() {
    return List.of(listOfTexts("values", false));
  }

  @Override
  public void exportState(DistinctTexts state, List<FieldVector> out, int row) {
    writeList(state, (ListVector) out.get(0), row);
  }

  @Override
  public DistinctTexts importState(List<FieldVector> in, int row) throws PluginException {
    ListVector lists = (ListVector) in.get(0);
    FieldVector texts = lists.getDataVector();
    DistinctTexts state = new DistinctTexts();
    for (int i = lists.getElementStartIndex(row); i < lists.getElementEndIndex(row); i++) {
      if (texts.isNull(i)) {
        state.addNull();
      } else {
        state.add(texts, i);
      }
    }
    return state;
  }

  private static void writeList(DistinctTexts state, ListVector lists, int row) {
    VarCharVector texts = (VarCharVector) lists.getDataVector();
    Writing writing = new Writing(texts, lists.startNewValue(row));
    state.visitSorted(writing);
    if (state.hasNull()) {
      texts.setNull(writing.next++);
    }
    lists.endValue(row, state.count());
  }

  private static final class Writing implements DistinctTexts.TextVisitor {
    private final VarCharVector texts;
    private int next;

    Writing(VarCharVector texts, int next) {
      this.texts = texts;
      this.next = next;
    }

    @Override
    public void visit(byte[] source, int offset, int length) {
      texts.setSafe(next++, source, offset, length);
    }
  }
}
