package dev.codeanatomy.cli.rows;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** RFC 4180. */
final class CsvWriter implements RowWriter {
  private final Writer out;

  CsvWriter(Schema schema, Writer out) throws IOException {
    this.out = out;
    List<Field> fields = schema.getFields();
    for (int i = 0; i < fields.size(); i++) {
      separate(i);
      text(fields.get(i).getName());
    }
    out.write("\r\n");
  }

  @Override
  public void batch(VectorSchemaRoot batch) throws IOException {
    List<FieldVector> columns = batch.getFieldVectors();
    for (int row = 0; row < batch.getRowCount(); row++) {
      for (int i = 0; i < columns.size(); i++) {
        separate(i);
        if (!columns.get(i).isNull(row)) {
          text(CellText.of(columns.get(i), row));
        }
      }
      out.write("\r\n");
    }
  }

  @Override
  public void end() throws IOException {
    out.flush();
  }

  private void separate(int column) throws IOException {
    if (column > 0) {
      out.write(',');
    }
  }

  private void text(String text) throws IOException {
    boolean quoted =
        text.isEmpty()
            || text.indexOf(',') >= 0
            || text.indexOf('"') >= 0
            || text.indexOf('\n') >= 0
            || text.indexOf('\r') >= 0;
    if (quoted) {
      out.write('"');
      out.write(text.replace("\"", "\"\""));
      out.write('"');
    } else {
      out.write(text);
    }
  }
}
