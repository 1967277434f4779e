package dev.codeanatomy.plugin.codeanatomy.window;

import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundWindow;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.WindowFunction;
import dev.codeanatomy.plugin.api.function.WindowPartition;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;

/**
 * {@code row_number()}: the row's number in its partition, from 1, in the window's order. The best
 * row is number 1. Frames have no meaning for it and are ignored.
 */
final class RowNumber implements WindowFunction {
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("row_number")
          .alias("row_number_window")
          .alias("dedupe_best_by_score")
          .returns(ArrowTypes.INT64)
          .doc(
              FunctionDoc.of(
                  "Window",
                  "Numbers the rows of a partition from 1 in the window's order; keep the rows with"
                      + " number 1 to keep the best one. Rows equal in that order are numbered in"
                      + " any order, frames are ignored. The name row_number alone means SQL's"
                      + " own.",
                  "SELECT k, score, dedupe_best_by_score() OVER (PARTITION BY k ORDER BY score"
                      + " DESC) AS n FROM (VALUES ('a', 1), ('a', 2)) AS t(k, score)"))
          .tag("dedupe")
          .tag("window")
          .sample(Sample.row().andRow().expecting(Literal.ofInt64(1), Literal.ofInt64(2)))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundWindow bind(BindContext context) {
    return BoundWindow.of(
        ArrowTypes.notNull(SPEC.name(), ArrowTypes.INT64), () -> RowNumber::number);
  }

  private static void number(WindowPartition partition, FieldVector out) {
    BigIntVector numbers = (BigIntVector) out;
    int rows = partition.rowCount();
    for (int row = 0; row < rows; row++) {
      numbers.setSafe(row, row + 1L);
    }
    out.setValueCount(rows);
  }
}
