package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.api.expr.Literal;
import dev.codeanatomy.plugin.api.function.ArrowTypes;
import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.api.function.BindContext;
import dev.codeanatomy.plugin.api.function.BoundScalar;
import dev.codeanatomy.plugin.api.function.FunctionDoc;
import dev.codeanatomy.plugin.api.function.FunctionSpec;
import dev.codeanatomy.plugin.api.function.NullHandling;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;

/** {@code col_to_byte(line_text, col, col_unit)}. */
final class ColToByte implements ScalarFunction {
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("col_to_byte")
          .parameter(Parameters.text("line_text", "The text of the line."))
          .parameter(Parameters.required("col", ArrowTypes.INT64, "The column, from 0."))
          .parameter(
              Parameters.text(
                  "col_unit", "What the column counts: BYTE, UTF8, UTF16, UTF32 or 1, 2, 3."))
          .returns(ArrowTypes.INT64)
          .nullHandling(NullHandling.CALLED)
          .doc(
              FunctionDoc.of(
                  "Other",
                  "Gives the byte offset in the line's UTF-8 of a column counted in BYTE, UTF8,"
                      + " UTF16 or UTF32 (also with a hyphen, in any case; null or any other name"
                      + " is UTF32). A negative column is 0, one beyond the line is its end; one"
                      + " inside a character is an error. A null line or column gives null.",
                  "SELECT col_to_byte('\ud83d\ude80x', 2, 'UTF-16')"))
          .tag("position_encoding")
          .tag("span")
          .sample(
              Sample.row(
                      Literal.ofUtf8("\ud83d\ude80x"), Literal.ofInt64(2), Literal.ofUtf8("UTF-16"))
                  .expecting(Literal.ofInt64(4)))
          .build();

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) {
    return BoundScalar.ofEvaluator(
        ArrowTypes.nullable(SPEC.name(), ArrowTypes.INT64), () -> ColToByte::evaluate);
  }

  private static void evaluate(Batch in, FieldVector out) throws PluginException {
    BigIntVector offsets = (BigIntVector) out;
    LineColumns positions = new LineColumns(in.column(0), in.column(1));
    UnitColumn units = new UnitColumn(in, 2);
    for (int row = 0; row < in.rowCount(); row++) {
      if (positions.isNull(row)) {
        offsets.setNull(row);
      } else {
        ColumnUnit unit = units.isNull(row) ? ColumnUnit.UTF32 : units.at(row);
        offsets.setSafe(row, positions.byteOffset(row, unit));
      }
    }
    out.setValueCount(in.rowCount());
  }
}
