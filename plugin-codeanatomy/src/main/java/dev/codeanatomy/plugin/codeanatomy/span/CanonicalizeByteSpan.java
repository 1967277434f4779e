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
import dev.codeanatomy.plugin.api.function.Parameter;
import dev.codeanatomy.plugin.api.function.Sample;
import dev.codeanatomy.plugin.api.function.ScalarFunction;
import dev.codeanatomy.plugin.api.function.TypeSet;
import dev.codeanatomy.plugin.codeanatomy.Parameters;
import dev.codeanatomy.plugin.codeanatomy.vector.ReturnFields;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.StructVector;

/** {@code canonicalize_byte_span(...)}: lines and columns to byte offsets into the file. */
final class CanonicalizeByteSpan implements ScalarFunction {
  private static final FunctionSpec SPEC =
      FunctionSpec.builder("canonicalize_byte_span")
          .parameter(lineStart("start_line_start_byte", "first"))
          .parameter(Parameters.text("start_line_text", "The text of the first line."))
          .parameter(column("start_col", "first"))
          .parameter(lineStart("end_line_start_byte", "last"))
          .parameter(Parameters.text("end_line_text", "The text of the last line."))
          .parameter(column("end_col", "last"))
          .parameter(Parameters.text("col_unit", "What the columns count, as in col_to_byte."))
          .returns(TypeSet.exactly(SpanField.literal(0, 0).field()))
          .nullHandling(NullHandling.CALLED)
          .doc(
              FunctionDoc.of(
                  "Other",
                  "Gives the struct of bstart and bend, byte offsets into the file, for a start and"
                      + " an end each told by the offset of its line, the line's text and a column"
                      + " in col_unit, as col_to_byte reads it. A side is null if one of its"
                      + " inputs or the unit is.",
                  "SELECT canonicalize_byte_span(10, 'abcdef', 3, 20, 'ghijkl', 2, 'BYTE')"))
          .tag("position_encoding")
          .tag("span")
          .sample(
              Sample.row(
                      Literal.ofInt64(10),
                      Literal.ofUtf8("abcdef"),
                      Literal.ofInt64(3),
                      Literal.ofInt64(20),
                      Literal.ofUtf8("ghijkl"),
                      Literal.ofInt64(2),
                      Literal.ofUtf8("BYTE"))
                  .expecting(SpanField.literal(13, 22)))
          .build();

  private static Parameter lineStart(String name, String line) {
    return Parameters.required(
        name, ArrowTypes.INT64, "The byte offset of the " + line + " line in the file.");
  }

  private static Parameter column(String name, String line) {
    return Parameters.required(
        name, ArrowTypes.INT64, "The column in the " + line + " line, from 0.");
  }

  @Override
  public FunctionSpec spec() {
    return SPEC;
  }

  @Override
  public BoundScalar bind(BindContext context) {
    return BoundScalar.ofEvaluator(
        ReturnFields.struct(
            SPEC.name(),
            List.of(
                ArrowTypes.nullable(SpanField.BSTART, ArrowTypes.INT64),
                ArrowTypes.nullable(SpanField.BEND, ArrowTypes.INT64)),
            Map.of()),
        () -> CanonicalizeByteSpan::evaluate);
  }

  private static void evaluate(Batch in, FieldVector out) throws PluginException {
    StructVector spans = (StructVector) out;
    UnitColumn units = new UnitColumn(in, 6);
    writeSide(in, 0, units, (BigIntVector) spans.getChildByOrdinal(0));
    writeSide(in, 3, units, (BigIntVector) spans.getChildByOrdinal(1));
    for (int row = 0; row < in.rowCount(); row++) {
      spans.setIndexDefined(row);
    }
    spans.setValueCount(in.rowCount());
  }

  private static void writeSide(Batch in, int first, UnitColumn units, BigIntVector offsets)
      throws PluginException {
    BigIntVector lineStarts = (BigIntVector) in.column(first);
    LineColumns positions = new LineColumns(in.column(first + 1), in.column(first + 2));
    for (int row = 0; row < in.rowCount(); row++) {
      if (units.isNull(row) || lineStarts.isNull(row) || positions.isNull(row)) {
        offsets.setNull(row);
      } else {
        int inLine = positions.byteOffset(row, units.at(row));
        offsets.setSafe(row, Saturating.add(lineStarts.get(row), inLine));
      }
    }
  }
}
