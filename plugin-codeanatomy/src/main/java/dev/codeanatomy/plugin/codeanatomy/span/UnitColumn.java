package dev.codeanatomy.plugin.codeanatomy.span;

import dev.codeanatomy.plugin.api.function.Batch;
import dev.codeanatomy.plugin.codeanatomy.vector.TextColumn;
import java.util.Optional;

/** A column of unit names; a constant one is parsed once a batch. One thread. */
final class UnitColumn {
  private final TextColumn names;
  private final boolean constant;
  private Optional<ColumnUnit> parsed = Optional.empty();

  UnitColumn(Batch in, int index) {
    this.names = new TextColumn(in.column(index));
    this.constant = in.isConstant(index);
  }

  boolean isNull(int row) {
    return names.isNull(row);
  }

  /** The unit of the row, which must not be null. */
  ColumnUnit at(int row) {
    if (parsed.isEmpty() || !constant) {
      parsed = Optional.of(ColumnUnit.parse(names.string(row)));
    }
    return parsed.get();
  }
}
