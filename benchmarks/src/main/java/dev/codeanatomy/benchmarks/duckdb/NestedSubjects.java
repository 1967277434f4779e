package dev.codeanatomy.benchmarks.duckdb;

import dev.codeanatomy.plugin.api.function.Batch;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/** The scalar functions over lists and structs that are measured. */
final class NestedSubjects {
  private NestedSubjects() {}

  /** The sum of each list's elements. */
  static void sumOfList(Batch in, FieldVector out) {
    ListVector lists = (ListVector) in.column(0);
    BigIntVector elements = (BigIntVector) lists.getDataVector();
    ArrowBuf offsets = lists.getOffsetBuffer();
    BigIntVector sums = (BigIntVector) out;
    int rows = in.rowCount();
    int from = offsets.getInt(0);
    for (int row = 0; row < rows; row++) {
      int to = offsets.getInt(4L * row + 4);
      long sum = 0;
      for (; from < to; from++) {
        sum += elements.get(from);
      }
      sums.set(row, sum);
    }
    sums.setValueCount(rows);
  }

  /** The sum of each struct's two members. */
  static void sumOfMembers(Batch in, FieldVector out) {
    StructVector structs = (StructVector) in.column(0);
    ScalarSubjects.add(
        (BigIntVector) structs.getChildByOrdinal(0),
        (BigIntVector) structs.getChildByOrdinal(1),
        in.rowCount(),
        out);
  }

  /** A struct of two arguments. */
  static void pack(Batch in, FieldVector out) {
    BigIntVector a = (BigIntVector) in.column(0);
    BigIntVector b = (BigIntVector) in.column(1);
    StructVector structs = (StructVector) out;
    BigIntVector x = (BigIntVector) structs.getChildByOrdinal(0);
    BigIntVector y = (BigIntVector) structs.getChildByOrdinal(1);
    int rows = in.rowCount();
    x.allocateNew(rows);
    y.allocateNew(rows);
    for (int row = 0; row < rows; row++) {
      structs.setIndexDefined(row);
      x.set(row, a.get(row));
      y.set(row, b.get(row));
    }
    structs.setValueCount(rows);
  }
}
