package dev.codeanatomy.cli.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** One cell that is not null as text: scalars plainly, lists, structs and maps as JSON. */
public final class CellText {
  private static final JsonFactory JSON = new JsonFactory();

  private CellText() {}

  public static String of(FieldVector vector, int row) throws IOException {
    if (!vector.getField().getType().isComplex()) {
      return ScalarText.of(vector, row);
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      CellJson.write(json, vector, row);
    }
    return text.toString();
  }

  /** Whether people expect the column's cells at the right edge. */
  static boolean isNumber(ArrowType type) {
    return type instanceof ArrowType.Int
        || type instanceof ArrowType.FloatingPoint
        || type instanceof ArrowType.Decimal;
  }
}
