package dev.codeanatomy.cli.rows;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Aligned columns: numbers to the right, all else to the left; null is {@code NULL}, and a text
 * that reads {@code NULL} stands in quotes. The first {@value #SAMPLE} rows are held to find the
 * widths, later ones are written as they come, so a long result needs no memory.
 */
final class TableWriter implements RowWriter {
  private static final int SAMPLE = 500;
  private static final String GAP = "  ";

  private final Writer out;
  private final List<Field> fields;
  private final int[] widths;
  private final boolean[] right;
  private final List<List<String>> held = new ArrayList<>();
  private boolean headed;

  TableWriter(Schema schema, Writer out) {
    this.out = out;
    this.fields = schema.getFields();
    this.widths = new int[fields.size()];
    this.right = new boolean[fields.size()];
    for (int i = 0; i < fields.size(); i++) {
      widths[i] = DisplayWidth.of(oneLine(fields.get(i).getName()));
      right[i] = CellText.isNumber(fields.get(i).getType());
    }
  }

  @Override
  public void batch(VectorSchemaRoot batch) throws IOException {
    for (int row = 0; row < batch.getRowCount(); row++) {
      List<String> cells = new ArrayList<>(fields.size());
      for (FieldVector column : batch.getFieldVectors()) {
        cells.add(cell(column, row));
      }
      if (headed) {
        line(cells);
      } else {
        hold(cells);
      }
    }
  }

  @Override
  public void end() throws IOException {
    head();
    out.flush();
  }

  private void hold(List<String> cells) throws IOException {
    for (int i = 0; i < cells.size(); i++) {
      widths[i] = Math.max(widths[i], DisplayWidth.of(cells.get(i)));
    }
    held.add(cells);
    if (held.size() >= SAMPLE) {
      head();
    }
  }

  private void head() throws IOException {
    if (headed) {
      return;
    }
    headed = true;
    line(fields.stream().map(field -> oneLine(field.getName())).toList());
    line(Arrays.stream(widths).mapToObj("-"::repeat).toList());
    for (List<String> cells : held) {
      line(cells);
    }
    held.clear();
  }

  private void line(List<String> cells) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(Math.max(0, widths[i] - DisplayWidth.of(cells.get(i))));
      line.append(i == 0 ? "" : GAP);
      line.append(right[i] ? padding + cells.get(i) : cells.get(i) + padding);
    }
    out.write(line.toString().stripTrailing());
    out.write('\n');
  }

  private static String cell(FieldVector column, int row) throws IOException {
    if (column.isNull(row)) {
      return "NULL";
    }
    String text = CellText.of(column, row);
    return text.equals("NULL") ? "\"NULL\"" : oneLine(text);
  }

  /** A cell is one line and moves no cursor: control characters are written as escapes. */
  private static String oneLine(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (Character.isISOControl(c)) {
            line.append(String.format("\\u%04x", (int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
    return line.toString();
  }
}
