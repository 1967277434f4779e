package dev.codeanatomy.cli.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.SmallIntVector;
import org.apache.arrow.vector.TinyIntVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * One cell as JSON. Numbers stay numbers with all their digits (a decimal is never rounded, an
 * unsigned one never negative); what JSON has no number for (NaN, infinities) is text; a struct is
 * an object, a list an array, a map with text keys an object and any other map an array of {@code
 * {"key", "value"}}; everything else is its {@link ScalarText}.
 */
final class CellJson {
  private CellJson() {}

  static void write(JsonGenerator json, FieldVector vector, int row) throws IOException {
    if (vector.isNull(row)) {
      json.writeNull();
      return;
    }
    switch (vector) {
      case BitVector v -> json.writeBoolean(v.get(row) == 1);
      case TinyIntVector v -> json.writeNumber(v.get(row));
      case SmallIntVector v -> json.writeNumber(v.get(row));
      case IntVector v -> json.writeNumber(v.get(row));
      case BigIntVector v -> json.writeNumber(v.get(row));
      case UInt1Vector v -> json.writeNumber(v.get(row) & 0xff);
      case UInt2Vector v -> json.writeNumber(v.get(row) & 0xffff);
      case UInt4Vector v -> json.writeNumber(Integer.toUnsignedLong(v.get(row)));
      case UInt8Vector v -> json.writeNumber(new BigInteger(Long.toUnsignedString(v.get(row))));
      case Float4Vector v -> writeFloat(json, v.get(row), Float.toString(v.get(row)));
      case Float8Vector v -> writeFloat(json, v.get(row), Double.toString(v.get(row)));
      case DecimalVector v -> json.writeNumber(v.getObject(row).toPlainString());
      case MapVector v -> writeMap(json, v, row);
      case ListVector v ->
          writeItems(
              json, v.getDataVector(), v.getElementStartIndex(row), v.getElementEndIndex(row));
      case FixedSizeListVector v ->
          writeItems(json, v.getDataVector(), row * v.getListSize(), (row + 1) * v.getListSize());
      case StructVector v -> {
        json.writeStartObject();
        for (FieldVector child : v.getChildrenFromFields()) {
          json.writeFieldName(child.getName());
          write(json, child, row);
        }
        json.writeEndObject();
      }
      default -> json.writeString(ScalarText.of(vector, row));
    }
  }

  private static void writeFloat(JsonGenerator json, double value, String shortest)
      throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(shortest);
    } else {
      json.writeString(shortest);
    }
  }

  private static void writeItems(JsonGenerator json, FieldVector items, int start, int end)
      throws IOException {
    json.writeStartArray();
    for (int i = start; i < end; i++) {
      write(json, items, i);
    }
    json.writeEndArray();
  }

  private static void writeMap(JsonGenerator json, MapVector map, int row) throws IOException {
    StructVector entries = (StructVector) map.getDataVector();
    FieldVector keys = entries.getChildrenFromFields().get(0);
    FieldVector values = entries.getChildrenFromFields().get(1);
    boolean textKeys = keys.getField().getType() instanceof ArrowType.Utf8;
    if (textKeys) {
      json.writeStartObject();
    } else {
      json.writeStartArray();
    }
    for (int i = map.getElementStartIndex(row); i < map.getElementEndIndex(row); i++) {
      if (textKeys) {
        json.writeFieldName(ScalarText.of(keys, i));
        write(json, values, i);
      } else {
        json.writeStartObject();
        json.writeFieldName("key");
        write(json, keys, i);
        json.writeFieldName("value");
        write(json, values, i);
        json.writeEndObject();
      }
    }
    if (textKeys) {
      json.writeEndObject();
    } else {
      json.writeEndArray();
    }
  }
}
