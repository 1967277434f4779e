package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.codeanatomy.vector.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A column of unit names; one that is the same as in the row before is not parsed again. */
final class UnitColumn {
  private final TextColumn names;
  private byte[] parsedName = {};
  private ColumnUnit parsed = ColumnUnit.parse("");

  UnitColumn(Batch in, int index) {
    this.names = new TextColumn(in.column(index));
  }

  boolean isNull(int row) {
    return names.isNull(row);
  }

  /** The unit of the row, which must not be null. */
  ColumnUnit at(int row) {
    names.read(row);
    int length = names.length();
    if (!Arrays.equals(parsedName, 0, parsedName.length, names.bytes(), 0, length)) {
      parsedName = Arrays.copyOf(names.bytes(), length);
      parsed = ColumnUnit.parse(new String(parsedName, StandardCharsets.UTF_8));
    }
    return parsed;
  }
}
