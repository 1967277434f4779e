package dev.codeanatomy.plugin.codeanatomy.hash;

import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.ScalarEvaluator;
import dev.codeanatomy.plugin.codeanatomy.vector.TextColumn;
import dev.codeanatomy.plugin.codeanatomy.vector.TextSink;
import dev.codeanatomy.plugin.codeanatomy.vector.ValueText;
import org.apache.arrow.vector.FieldVector;

/**
 * Writes {@code prefix:hash} for rows whose first column is the prefix and whose next ones are the
 * parts, of any type. A null prefix gives null, a null part does not. One thread.
 */
public final class IdEvaluator implements ScalarEvaluator {
  private final int partCount;
  private final IdParts id;
  private final TextSink sink = new TextSink();

  private IdEvaluator(int partCount, int digestBytes) {
    this.partCount = partCount;
    this.id = new IdParts(digestBytes);
  }

  /**
   * An evaluator of ids with a hash of 64 bits, as a number.
   *
   * @param partCount how many columns after the prefix are parts; later ones are not looked at
   */
  public static IdEvaluator of64Bits(int partCount) {
    return new IdEvaluator(partCount, StableHash.BYTES_64);
  }

  /** An evaluator of ids with a hash of 128 bits, as hexadecimal digits. */
  public static IdEvaluator of128Bits(int partCount) {
    return new IdEvaluator(partCount, StableHash.BYTES_128);
  }

  @Override
  public void evaluate(Batch in, FieldVector out) {
    TextColumn prefix = new TextColumn(in.column(0));
    ValueText[] parts = new ValueText[partCount];
    for (int i = 0; i < partCount; i++) {
      parts[i] = ValueText.of(in.column(i + 1));
    }
    for (int row = 0; row < in.rowCount(); row++) {
      if (prefix.isNull(row)) {
        out.setNull(row);
        continue;
      }
      prefix.read(row);
      sink.clear();
      sink.append(prefix.bytes(), 0, prefix.length());
      id.clear();
      for (ValueText part : parts) {
        id.add(part, row);
      }
      id.finish(sink);
      sink.writeTo(out, row);
    }
    out.setValueCount(in.rowCount());
  }
}
