package dev.codeanatomy.plugin.codeanatomy.nested;

import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.ScalarEvaluator;
import dev.codeanatomy.plugin.codeanatomy.vector.ValueText;
import java.util.Arrays;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VariableWidthFieldVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/** Writes the maps of one {@code map_normalize} call. One thread. */
final class MapNormalizer implements ScalarEvaluator {
  private static final int LEFT_OUT = -1;

  private final KeyCase keyCase;
  private final boolean sorted;
  private final TextBuffer keys = new TextBuffer();
  private final TextBuffer values = new TextBuffer();

  /** For each entry whose key is the first of its kind, the entry whose value it gets. */
  private int[] valueOf = new int[16];

  MapNormalizer(KeyCase keyCase, boolean sorted) {
    this.keyCase = keyCase;
    this.sorted = sorted;
  }

  @Override
  public void evaluate(Batch in, FieldVector out) {
    MapVector maps = (MapVector) in.column(0);
    FieldVector entries = maps.getDataVector();
    ValueText keyTexts = ValueText.of(entries.getChildrenFromFields().get(0));
    ValueText valueTexts = ValueText.of(entries.getChildrenFromFields().get(1));
    MapVector answers = (MapVector) out;
    for (int row = 0; row < in.rowCount(); row++) {
      if (maps.isNull(row)) {
        answers.setNull(row);
      } else {
        read(keyTexts, valueTexts, maps.getElementStartIndex(row), maps.getElementEndIndex(row));
        int at = answers.startNewValue(row);
        answers.endValue(row, write((StructVector) answers.getDataVector(), at));
      }
    }
    out.setValueCount(in.rowCount());
  }

  private void read(ValueText keyTexts, ValueText valueTexts, int start, int end) {
    keys.clear();
    values.clear();
    for (int i = start; i < end; i++) {
      if (keyTexts.isNull(i)) {
        continue;
      }
      keyTexts.read(i);
      keyCase.addTo(keys, keyTexts.bytes(), keyTexts.length());
      if (valueTexts.isNull(i)) {
        values.addNull();
      } else {
        valueTexts.read(i);
        values.add(valueTexts.bytes(), valueTexts.length());
      }
    }
  }

  private int write(StructVector entries, int at) {
    int size = keys.size();
    int[] order = keys.sorted();
    if (valueOf.length < size) {
      valueOf = new int[Math.max(size, 2 * valueOf.length)];
    }
    Arrays.fill(valueOf, 0, size, LEFT_OUT);
    int first = 0;
    for (int i = 0; i < size; i++) {
      if (!keys.areEqual(order[first], order[i])) {
        first = i;
      }
      valueOf[order[first]] = order[i];
    }
    VariableWidthFieldVector outKeys = (VariableWidthFieldVector) entries.getChildByOrdinal(0);
    VariableWidthFieldVector outValues = (VariableWidthFieldVector) entries.getChildByOrdinal(1);
    int count = 0;
    for (int i = 0; i < size; i++) {
      int key = sorted ? order[i] : i;
      if (valueOf[key] != LEFT_OUT) {
        entries.setIndexDefined(at + count);
        keys.write(key, outKeys, at + count);
        values.write(valueOf[key], outValues, at + count);
        count++;
      }
    }
    return count;
  }
}
