package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.PluginException;
import dev.codeanatomy.plugin.codeanatomy.vector.TextColumn;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;

/** A column of lines and one of positions in them, read together as byte offsets. One thread. */
final class LineColumns {
  private final TextColumn lines;
  private final BigIntVector columns;

  LineColumns(FieldVector lines, FieldVector columns) {
    this.lines = new TextColumn(lines);
    this.columns = (BigIntVector) columns;
  }

  boolean isNull(int row) {
    return lines.isNull(row) || columns.isNull(row);
  }

  /** The byte offset of the row's column in the row's line, neither of which may be null. */
  int byteOffset(int row, ColumnUnit unit) throws PluginException {
    lines.read(row);
    return unit.byteOffset(lines.bytes(), lines.length(), columns.get(row));
  }
}
